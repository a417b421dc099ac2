//! The bag, its envelope and its signature, over `Read` and `Write`. Knows neither the
//! vault nor paths. Untrusted input ends in `verify`: an unverified bundle and a
//! verified one are two types.
