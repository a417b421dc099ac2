//! The one place that names rusqlite: opening, migrations, one transaction door, and a
//! file for each group of tables.
