//! Randomness as an argument, so that tests can repeat what happened.

/// The operating system gave no randomness.
#[derive(Debug, thiserror::Error)]
#[error("the operating system gave no random numbers; nothing was changed")]
pub struct NoRandomness;

/// A source of random bytes.
pub trait Randomness: Send {
    /// Fills the whole buffer.
    ///
    /// # Errors
    /// [`NoRandomness`] if the source fails.
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), NoRandomness>;
}

impl dyn Randomness + '_ {
    /// An array of random bytes.
    ///
    /// # Errors
    /// [`NoRandomness`] if the source fails.
    pub fn bytes<const N: usize>(&mut self) -> Result<[u8; N], NoRandomness> {
        let mut bytes = [0; N];
        self.fill(&mut bytes)?;
        Ok(bytes)
    }
}

/// The operating system's generator.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRandomness;

impl Randomness for SystemRandomness {
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), NoRandomness> {
        getrandom::fill(buffer).map_err(|_| NoRandomness)
    }
}
