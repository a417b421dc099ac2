//! The window. Here: which words it says of what the core refuses and finds.

pub mod failures;
pub mod findings;

#[cfg(test)]
mod kind_tests;
#[cfg(test)]
mod locale_tests;
