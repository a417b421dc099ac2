//! Form definitions, expressions, checks, reading XLSForm sheets. Pure.
