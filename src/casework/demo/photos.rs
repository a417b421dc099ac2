//! The photos of the demo: drawn by the program, handed over in memory, never a file.

use super::desk::{Desk, Sheet};
use super::dice::Dice;
use super::script::Script;
use crate::casework::CaseworkError;
use crate::media::{PhotoTaken, Place, draw_photo};
use crate::record::RecordId;

/// What phones write into EXIF; a phone held upright turns the picture.
const ORIENTATIONS: [u8; 4] = [1, 6, 3, 8];
/// About two kilometres, in millionths of a degree.
const AROUND: u32 = 20_000;

/// Attaches the photos of a case to its arrest.
pub(super) fn take_photos(
    desk: &mut Desk<'_, '_>,
    dice: &mut Dice,
    script: &Script,
    arrest: RecordId,
) -> Result<(), CaseworkError> {
    for number in 0..script.photos {
        desk.go_on()?;
        let photo = draw_photo(dice.next(), &taken(dice, script, number));
        let name = format!("IMG_{:04}.jpg", 1000 + dice.below(9000));
        let (attached, _) =
            desk.casework.attach_bytes(arrest, &name, &photo, true, &mut *desk.pace)?;
        let sheet = Sheet::of("attachment")
            .set("kind", "photo_scene")
            .set("original_copy", "original")
            .set("acquired_how", "copied from the phone")
            .set("shows_identity", "no");
        desk.edit(attached.record, None, &sheet)?;
    }
    Ok(())
}

fn taken(dice: &mut Dice, script: &Script, number: u32) -> PhotoTaken {
    // Some days after what happened: somebody goes back with a phone.
    let (day, hour, minute) = (20 + dice.below(10), 9 + dice.below(8), dice.below(60));
    let date_time = format!("2022:01:{day:02} {hour:02}:{minute:02}:00");
    let (lat, lon) = script.town.middle();
    let mut near = |middle: i32| {
        let step = i32::try_from(dice.below(2 * AROUND)).unwrap_or(0);
        middle - i32::try_from(AROUND).unwrap_or(0) + step
    };
    let place = Place { lat_micro: near(lat), lon_micro: near(lon) };
    let turn = dice.below(4) as usize;
    PhotoTaken {
        date_time,
        offset: number.is_multiple_of(2).then(|| script.town.offset().to_owned()),
        make: "Demo".to_owned(),
        model: "Phone 1".to_owned(),
        orientation: ORIENTATIONS.get(turn).copied().unwrap_or(1),
        place: number.is_multiple_of(2).then_some(place),
    }
}
