//! How the bars of a lane share its rows, so that neither bars nor their labels cover each
//! other. Nothing is drawn here.

/// A bar, in points from the left of the window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bar {
    /// Its left end.
    pub(super) left: f32,
    /// Its right end.
    pub(super) right: f32,
    /// The width of its label.
    pub(super) label: f32,
}

/// Where the label of a bar stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// Right of it.
    Right,
    /// Left of it.
    Left,
    /// On it.
    Inside,
    /// Nowhere: it is one of a stack of bars that lie too close. The first of them tells how
    /// many there are.
    Stack(usize),
}

/// A bar in its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed {
    /// Its row, from 0.
    pub(super) row: usize,
    /// Where its label stands.
    pub(super) beside: Beside,
}

/// Points from a bar to its label, and to the next bar.
pub(super) const GAP: f32 = 6.0;
const BETWEEN: f32 = 10.0;
/// Points that the number of a stack takes.
const NUMBER: f32 = 28.0;

/// Places the bars of a lane, given by their left ends, in so many rows at most; what does
/// not fit there is stacked in one more. `left` and `right` bound the chart.
pub(super) fn place(bars: &[Bar], left: f32, right: f32, most: usize) -> Vec<Placed> {
    let mut taken: Vec<f32> = Vec::new();
    let mut stack: Option<(usize, f32)> = None;
    let mut placed: Vec<Placed> = Vec::with_capacity(bars.len());
    for (at, bar) in bars.iter().enumerate() {
        let (beside, from, to) = labelled(bar, left, right);
        let free = taken.iter().position(|end| end + BETWEEN <= from);
        let row = free.or_else(|| (taken.len() < most).then_some(taken.len()));
        let Some(row) = row else {
            placed.push(Placed { row: most, beside: Beside::Stack(0) });
            stack = Some(stacked(&mut placed, stack, at, bar));
            continue;
        };
        match taken.get_mut(row) {
            Some(end) => *end = to,
            None => taken.push(to),
        }
        placed.push(Placed { row, beside });
    }
    placed
}

/// Puts a bar on the stack that it touches, or begins one.
fn stacked(
    placed: &mut [Placed],
    stack: Option<(usize, f32)>,
    at: usize,
    bar: &Bar,
) -> (usize, f32) {
    let (head, end) = match stack {
        Some((head, end)) if bar.left <= end + NUMBER => (head, end.max(bar.right)),
        _ => (at, bar.right),
    };
    if let Some(Placed { beside: Beside::Stack(number), .. }) = placed.get_mut(head) {
        *number += 1;
    }
    (head, end)
}

/// Where the label stands, and what bar and label take together. A label that fits nowhere
/// stands where there is most room, and is cut there.
fn labelled(bar: &Bar, left: f32, right: f32) -> (Beside, f32, f32) {
    let Bar { left: from, right: to, label } = *bar;
    let (seen_from, seen_to) = (from.max(left), to.min(right));
    let whole = GAP + label;
    if to + whole <= right {
        (Beside::Right, from, to + whole)
    } else if from - whole >= left {
        (Beside::Left, from - whole, to)
    } else if seen_to - seen_from >= label + 2.0 * GAP {
        (Beside::Inside, from, to)
    } else if right - to >= (from - left).max(seen_to - seen_from) {
        (Beside::Right, from, right)
    } else if from - left >= seen_to - seen_from {
        (Beside::Left, left, to)
    } else {
        (Beside::Inside, from, to)
    }
}

/// Places bars that follow each other, such as the stays of a detention: in one row as long
/// as they overlap by no more than `overlap` points, in so many rows at most.
pub(super) fn follow(bars: &[Bar], overlap: f32, most: usize) -> Vec<usize> {
    let mut ends: Vec<f32> = Vec::new();
    let row = |bar: &Bar| {
        let free = ends.iter().position(|end| *end <= bar.left + overlap);
        let row = free.unwrap_or(ends.len()).min(most.saturating_sub(1));
        match ends.get_mut(row) {
            Some(end) => *end = end.max(bar.right),
            None => ends.push(bar.right),
        }
        row
    };
    bars.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(left: f32, right: f32) -> Bar {
        Bar { left, right, label: 50.0 }
    }

    #[test]
    fn bars_share_a_row_only_if_bars_and_labels_leave_each_other_room() {
        let bars = [bar(100.0, 120.0), bar(130.0, 140.0), bar(190.0, 200.0)];
        let rows: Vec<_> = place(&bars, 0.0, 500.0, 4).iter().map(|one| one.row).collect();
        assert_eq!(rows, [0, 1, 0]);
    }

    #[test]
    fn a_label_stands_right_of_its_bar_or_left_or_on_it() {
        let beside = |bar: Bar| place(&[bar], 0.0, 300.0, 4)[0].beside;
        assert_eq!(beside(bar(100.0, 120.0)), Beside::Right);
        assert_eq!(beside(bar(250.0, 290.0)), Beside::Left);
        assert_eq!(beside(bar(10.0, 290.0)), Beside::Inside);
        assert_eq!(beside(bar(-900.0, 900.0)), Beside::Inside, "within what is in view");
    }

    #[test]
    fn a_label_that_fits_nowhere_stands_where_there_is_most_room_and_takes_no_more() {
        let placed = |from, to| {
            let long = Bar { label: 400.0, ..bar(from, to) };
            labelled(&long, 0.0, 300.0)
        };
        assert_eq!(placed(100.0, 110.0), (Beside::Right, 100.0, 300.0));
        assert_eq!(placed(240.0, 260.0), (Beside::Left, 0.0, 260.0));
        assert_eq!(placed(60.0, 290.0), (Beside::Inside, 60.0, 290.0));
    }

    #[test]
    fn what_lies_too_close_is_stacked_and_counted() {
        let bars: Vec<Bar> = (0..9_u8).map(|n| bar(100.0 + f32::from(n), 110.0)).collect();
        let placed = place(&bars, 0.0, 900.0, 3);
        let rows: Vec<_> = placed.iter().map(|one| one.row).collect();
        assert_eq!(rows, [0, 1, 2, 3, 3, 3, 3, 3, 3]);
        let numbers: Vec<_> = placed.iter().skip(3).map(|one| one.beside).collect();
        let (head, rest) = numbers.split_first().unwrap();
        assert_eq!(*head, Beside::Stack(6));
        assert!(rest.iter().all(|one| *one == Beside::Stack(0)));
    }

    #[test]
    fn stays_that_follow_each_other_are_one_strip() {
        let bars = [bar(0.0, 100.0), bar(98.0, 150.0), bar(150.0, 300.0), bar(200.0, 400.0)];
        assert_eq!(follow(&bars, 4.0, 3), [0, 0, 0, 1]);
        assert_eq!(follow(&bars, 4.0, 1), [0, 0, 0, 0]);
    }
}
