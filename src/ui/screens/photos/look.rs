//! How a picture is looked at: how near, which part, which way up. Numbers alone; what they
//! are drawn with is not known here. The picture itself is never changed by it.
//!
//! Lengths are pixels of the screen, or of the picture as it stands upright; `scale` is how
//! many of the screen's there are to one of the picture's.

use eframe::egui::{Pos2, Rect, Vec2};

use crate::media::Region;

/// One step nearer.
const STEP: f32 = 1.25;
/// The nearest: each pixel of the picture as a square that the eye sees.
const NEAREST: f32 = 8.0;
/// How much of what is in view an arrow moves on.
const PAN: f32 = 0.15;

/// How somebody looks at a picture.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Look {
    /// How near; without it the whole picture is in view.
    near: Option<Near>,
    /// Quarter turns, clockwise.
    turn: u8,
}

/// Nearer, or further, than the whole.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Near {
    scale: f32,
    /// What is in the middle, from the upper left corner of the turned picture.
    middle: Vec2,
}

/// A picture of a size, in a view of a size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scene {
    /// Width and height of the picture, upright.
    pub(super) picture: Vec2,
    /// Of the view.
    pub(super) view: Vec2,
}

impl Look {
    /// Whether the whole picture is in view.
    pub(super) fn is_whole(&self) -> bool {
        self.near.is_none()
    }

    /// Quarter turns, clockwise.
    pub(super) fn turn(&self) -> u8 {
        self.turn
    }

    /// Turns it clockwise, and shows the whole.
    pub(super) fn turned(self) -> Self {
        Self { near: None, turn: (self.turn + 1) % 4 }
    }

    /// Shows the whole.
    pub(super) fn whole(self) -> Self {
        Self { near: None, ..self }
    }

    /// How many pixels of the screen there are to one of the picture.
    pub(super) fn scale(&self, scene: Scene) -> f32 {
        self.near.map_or_else(|| scene.whole(self.turn), |near| near.scale)
    }

    /// Steps nearer, or further, around a point of the view; at last the whole.
    pub(super) fn stepped(self, scene: Scene, steps: f32, around: Vec2) -> Self {
        self.at_scale(scene, self.scale(scene) * STEP.powf(steps), around)
    }

    /// Shows it at a scale, with what is at a point of the view staying there.
    pub(super) fn at_scale(self, scene: Scene, scale: f32, around: Vec2) -> Self {
        let whole = scene.whole(self.turn);
        let scale = scale.clamp(whole.min(1.0), NEAREST.max(whole));
        if scale <= whole * 1.001 && whole < 1.0 {
            return self.whole();
        }
        let from_middle = around - scene.view / 2.0;
        let there = self.middle(scene) + from_middle / self.scale(scene);
        let near = Near { scale, middle: there - from_middle / scale };
        Self { near: Some(near), ..self }.within(scene)
    }

    /// Moves on by so many pixels of the screen.
    pub(super) fn moved(self, scene: Scene, by: Vec2) -> Self {
        let Some(near) = self.near else { return self };
        let near = Near { middle: near.middle - by / near.scale, ..near };
        Self { near: Some(near), ..self }.within(scene)
    }

    /// Moves on by a step in a direction.
    pub(super) fn panned(self, scene: Scene, towards: Vec2) -> Self {
        self.moved(scene, -towards * scene.view * PAN)
    }

    /// The picture's place in the view.
    pub(super) fn place(&self, scene: Scene) -> Rect {
        let scale = self.scale(scene);
        let corner = scene.view / 2.0 - self.middle(scene) * scale;
        Rect::from_min_size(corner.to_pos2(), scene.turned(self.turn) * scale)
    }

    /// The part of the upright picture that is in view, with a margin for moving on.
    pub(super) fn part(&self, scene: Scene) -> Region {
        let half = scene.view / self.scale(scene) * 0.6;
        let middle = self.middle(scene).to_pos2();
        let seen = Rect::from_min_max(middle - half, middle + half);
        let seen = seen.intersect(Rect::from_min_size(Pos2::ZERO, scene.turned(self.turn)));
        region(scene.upright(seen, self.turn))
    }

    /// The place in the view of a part of the upright picture.
    pub(super) fn place_of(&self, scene: Scene, part: Region) -> Rect {
        let (scale, place) = (self.scale(scene), self.place(scene));
        let lies = scene.lies(rect(part), self.turn);
        Rect::from_min_size(place.min + lies.min.to_vec2() * scale, lies.size() * scale)
    }

    fn middle(&self, scene: Scene) -> Vec2 {
        self.near.map_or_else(|| scene.turned(self.turn) / 2.0, |near| near.middle)
    }

    /// No further than to the edges; in the middle, where there is room around it.
    fn within(self, scene: Scene) -> Self {
        let Some(near) = self.near else { return self };
        let (size, half) = (scene.turned(self.turn), scene.view / near.scale / 2.0);
        let keep = |at: f32, size: f32, half: f32| {
            if size <= 2.0 * half { size / 2.0 } else { at.clamp(half, size - half) }
        };
        let middle =
            Vec2::new(keep(near.middle.x, size.x, half.x), keep(near.middle.y, size.y, half.y));
        Self { near: Some(Near { middle, ..near }), ..self }
    }
}

impl Scene {
    /// The size of the turned picture.
    fn turned(self, turn: u8) -> Vec2 {
        if turn % 2 == 1 { Vec2::new(self.picture.y, self.picture.x) } else { self.picture }
    }

    /// The scale at which the whole is in view; small pictures are not blown up.
    fn whole(self, turn: u8) -> f32 {
        let size = self.turned(turn).max(Vec2::splat(1.0));
        (self.view / size).min_elem().min(1.0).max(0.001)
    }

    /// Where a part of the turned picture lies in the upright one.
    fn upright(self, part: Rect, turn: u8) -> Rect {
        let Vec2 { x: width, y: height } = self.picture;
        let (x, y) = (part.x_range(), part.y_range());
        let (from, to) = match turn % 4 {
            1 => ((y.min, height - x.max), (y.max, height - x.min)),
            2 => ((width - x.max, height - y.max), (width - x.min, height - y.min)),
            3 => ((width - y.max, x.min), (width - y.min, x.max)),
            _ => ((x.min, y.min), (x.max, y.max)),
        };
        Rect::from_min_max(from.into(), to.into())
    }

    /// Where a part of the upright picture lies in the turned one.
    fn lies(self, part: Rect, turn: u8) -> Rect {
        let turned = Self { picture: self.turned(turn), ..self };
        turned.upright(part, (4 - turn % 4) % 4)
    }
}

/// The corners of a texture that belong to the corners of its place, clockwise from the
/// upper left, after so many quarter turns.
pub(super) fn corners(turn: u8) -> [Pos2; 4] {
    let mut corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)].map(Pos2::from);
    corners.rotate_right(usize::from(turn % 4));
    corners
}

fn region(part: Rect) -> Region {
    let pixel = |at: f32| at.max(0.0) as u32;
    let (left, top) = (pixel(part.left().floor()), pixel(part.top().floor()));
    Region {
        left,
        top,
        width: pixel(part.right().ceil()).saturating_sub(left).max(1),
        height: pixel(part.bottom().ceil()).saturating_sub(top).max(1),
    }
}

fn rect(part: Region) -> Rect {
    let Region { left, top, width, height } = part;
    let from = Pos2::new(left as f32, top as f32);
    Rect::from_min_size(from, Vec2::new(width as f32, height as f32))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCENE: Scene =
        Scene { picture: Vec2::new(4000.0, 3000.0), view: Vec2::new(1000.0, 600.0) };

    fn near(a: Rect, b: Rect) -> bool {
        (a.min - b.min).length() < 1.5 && (a.max - b.max).length() < 1.5
    }

    #[test]
    fn the_whole_is_in_view_and_in_the_middle_whichever_way_it_is_turned() {
        let look = Look::default();
        assert!((look.scale(SCENE) - 0.2).abs() < 1e-4);
        let whole = Rect::from_min_size(Pos2::new(100.0, 0.0), Vec2::new(800.0, 600.0));
        assert!(near(look.place(SCENE), whole));
        let turned = look.turned();
        let whole = Rect::from_min_size(Pos2::new(275.0, 0.0), Vec2::new(450.0, 600.0));
        assert!(near(turned.place(SCENE), whole));
        assert_eq!(turned.turned().turned().turned(), look);
        let small = Scene { picture: Vec2::new(100.0, 50.0), ..SCENE };
        assert!((look.scale(small) - 1.0).abs() < 1e-6, "small pictures are not blown up");
    }

    #[test]
    fn what_is_under_the_pointer_stays_there_as_one_comes_nearer() {
        let pointer = Vec2::new(700.0, 200.0);
        let there = |look: &Look| {
            let place = look.place(SCENE);
            (pointer.to_pos2() - place.min) / look.scale(SCENE)
        };
        let before = Look::default().stepped(SCENE, 3.0, pointer);
        let after = before.stepped(SCENE, 4.0, pointer);
        assert!((there(&before) - there(&after)).length() < 1.0);
        assert!(after.scale(SCENE) > before.scale(SCENE));
        assert!(after.stepped(SCENE, -40.0, pointer).is_whole(), "at last the whole");
        assert!(after.stepped(SCENE, 99.0, pointer).scale(SCENE) <= NEAREST);
    }

    #[test]
    fn one_moves_on_to_the_edge_and_no_further() {
        let middle = SCENE.view / 2.0;
        let look = Look::default().at_scale(SCENE, 1.0, middle);
        let edge = (0..99).fold(look, |look, _| look.panned(SCENE, Vec2::RIGHT));
        let place = edge.place(SCENE);
        assert!((place.right() - SCENE.view.x).abs() < 0.5, "{place:?}");
        assert_eq!(edge.panned(SCENE, Vec2::RIGHT), edge);
        assert!(look.panned(SCENE, Vec2::DOWN).place(SCENE).top() < look.place(SCENE).top());
        assert_eq!(Look::default().panned(SCENE, Vec2::DOWN), Look::default());
    }

    #[test]
    fn the_part_in_view_is_drawn_where_it_belongs_whichever_way_it_is_turned() {
        let mut look = Look::default();
        for _ in 0..4 {
            let near_by = look.at_scale(SCENE, 1.0, Vec2::new(900.0, 500.0));
            let part = near_by.part(SCENE);
            assert!(part.width < 4000 && part.height < 3000, "{part:?}");
            let place = near_by.place_of(SCENE, part);
            let view = Rect::from_min_size(Pos2::ZERO, SCENE.view);
            assert!(place.contains_rect(view), "{place:?} of {part:?}");
            assert!(near_by.place(SCENE).expand(1.0).contains_rect(place));
            look = look.turned();
        }
    }

    #[test]
    fn turning_moves_the_corners_round() {
        assert_eq!(corners(0)[0], Pos2::new(0.0, 0.0));
        // A quarter clockwise: what was at the lower left is at the upper left.
        assert_eq!(corners(1)[0], Pos2::new(0.0, 1.0));
        assert_eq!(corners(2)[0], Pos2::new(1.0, 1.0));
        assert_eq!(corners(3)[0], Pos2::new(1.0, 0.0));
    }
}
