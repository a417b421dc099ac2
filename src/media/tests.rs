//! Tests of the whole of `media`.
