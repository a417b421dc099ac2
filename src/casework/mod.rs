//! What a user can do, without a window: commands, queries and jobs on an open vault.
