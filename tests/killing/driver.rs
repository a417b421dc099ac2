//! Starts the program, waits until it has unlocked the vault, and kills it a random time
//! later. How long the work takes is learnt from a run that nobody kills. One kill in
//! [`ANYWHERE`] falls anywhere in the run, deriving the key included.

use std::fs::File;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Output};
use std::time::{Duration, Instant};

use super::common::program::{Dice, err, journal, say, wait_unlocked};

const ANYWHERE: u64 = 8;

/// Drawn a little beyond the end: the last steps deserve kills too.
const BEYOND: f64 = 1.05;

/// Runs that end before their kill; more of them than of kills, and the test is no good.
const TOO_MANY: u32 = 3;

pub struct Killer {
    name: &'static str,
    dice: Dice,
    unlocking: Duration,
    work: Duration,
    landed: u32,
    missed: u32,
    journals: u32,
}

/// What is left of one run.
pub struct Run {
    pub killed: bool,
    pub output: Output,
}

impl Run {
    /// The answer, if all of it was printed.
    pub fn acknowledged(&self) -> Option<&str> {
        std::str::from_utf8(&self.output.stdout).unwrap().strip_suffix('\n')
    }
}

impl Killer {
    /// Learns from a run to the end; its answer.
    pub fn learn(name: &'static str, seed: u64, command: Command, vault: &Path) -> (Self, String) {
        let start = Instant::now();
        let mut child = spawn(command);
        wait_unlocked(&mut child, vault);
        let unlocking = start.elapsed();
        let output = child.wait_with_output().unwrap();
        let work = start.elapsed().saturating_sub(unlocking);
        assert!(output.status.success(), "{}", err(&output));
        let dice = Dice(seed);
        let killer = Self { name, dice, unlocking, work, landed: 0, missed: 0, journals: 0 };
        (killer, String::from_utf8(output.stdout).unwrap())
    }

    /// Runs it and kills it, or comes too late.
    pub fn strike(&mut self, command: Command, vault: &Path) -> Run {
        wait_unlocked_by_us(vault);
        let mut child = spawn(command);
        if self.dice.roll().is_multiple_of(ANYWHERE) {
            let all = self.unlocking + self.work;
            std::thread::sleep(all.mul_f64(self.dice.share()));
        } else {
            let delay = self.work.mul_f64(self.dice.share() * BEYOND);
            wait_unlocked(&mut child, vault);
            std::thread::sleep(delay);
        }
        self.kill(child, vault)
    }

    /// Runs it and kills it when something can be seen to have happened.
    pub fn strike_when(&mut self, command: Command, vault: &Path, seen: impl Fn() -> bool) -> Run {
        wait_unlocked_by_us(vault);
        let mut child = spawn(command);
        while !seen() && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_micros(200));
        }
        self.kill(child, vault)
    }

    fn kill(&mut self, mut child: Child, vault: &Path) -> Run {
        child.kill().unwrap();
        let output = child.wait_with_output().unwrap();
        let killed = output.status.signal() == Some(9);
        assert!(killed || output.status.success(), "{}", err(&output));
        let journal = journal(vault).exists();
        if killed {
            self.landed += 1;
            self.journals += u32::from(journal);
        } else {
            self.missed += 1;
            // The learnt run was slower than this one.
            self.work = self.work.mul_f64(0.9);
            assert!(!journal, "a journal after a good end");
        }
        Run { killed, output }
    }

    /// Whether fewer kills than `wanted` have landed.
    pub fn goes_on(&self, wanted: u32) -> bool {
        assert!(self.missed < TOO_MANY * wanted, "{}: the kills come too late", self.name);
        self.landed < wanted
    }

    /// Says what was done.
    pub fn tell(&self, rest: &str) {
        let Self { name, landed, missed, journals, unlocking, work, .. } = self;
        say(&format!(
            "{name}: {landed} kills, {journals} of them in a transaction ({missed} came too \
             late; unlocking {} ms, work {} ms); {rest}",
            unlocking.as_millis(),
            work.as_millis()
        ));
    }

    /// Kills that left a journal beside the vault.
    pub fn journals(&self) -> u32 {
        self.journals
    }
}

fn spawn(mut command: Command) -> Child {
    command.spawn().unwrap()
}

/// Waits until no child that is just being started has a copy of our lock any more.
fn wait_unlocked_by_us(vault: &Path) {
    while File::open(vault).unwrap().try_lock().is_err() {
        std::thread::sleep(Duration::from_millis(1));
    }
}
