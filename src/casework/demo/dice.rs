//! Small numbers from a seed, so that every demo tells the same story. Never for ids,
//! salts or keys.

/// `SplitMix64` (Steele et al. 2014).
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 0 to `most` - 1; 0 for 0.
    pub(super) fn below(&mut self, most: u32) -> u32 {
        u32::try_from(self.next() % u64::from(most.max(1))).unwrap_or(0)
    }

    /// One of the words; nothing of none.
    pub(super) fn pick(&mut self, words: &[&'static str]) -> &'static str {
        let most = u32::try_from(words.len()).unwrap_or(u32::MAX);
        words.get(self.below(most) as usize).copied().unwrap_or_default()
    }
}
