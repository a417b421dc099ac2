//! Time and place from EXIF entries. Whatever makes no sense gives nothing: a wrong time
//! that looks right is worse than none.

use exif::{Field, Tag, Value};

use super::exif::{Position, Taken, find, text};
use crate::record::Moment;

/// No photo is older.
const FIRST_YEAR: u16 = 1826;

/// When the shutter was pressed, else when the picture was made digital. `DateTime` is not
/// asked: it tells when the file was last changed.
pub(super) fn taken(fields: &[Field]) -> Option<Taken> {
    let pair = |time, offset| {
        let (date, time) = date_time(text(fields, time)?)?;
        let offset = text(fields, offset).and_then(utc_offset);
        Some(Taken { date, time, offset })
    };
    pair(Tag::DateTimeOriginal, Tag::OffsetTimeOriginal)
        .or_else(|| pair(Tag::DateTimeDigitized, Tag::OffsetTimeDigitized))
}

/// A number of exactly so many digits.
fn digits(bytes: &[u8]) -> Option<u16> {
    if !bytes.iter().all(u8::is_ascii_digit) {
        return None;
    }
    std::str::from_utf8(bytes).ok()?.parse().ok()
}

/// `YYYY:MM:DD HH:MM:SS`, as EXIF writes it; what follows is not looked at.
fn date_time(raw: &[u8]) -> Option<(String, String)> {
    let date = day(raw.get(..10)?)?;
    let &[b' ' | b'T', h, hour, b':', m, minute, b':', s, second] = raw.get(10..19)? else {
        return None;
    };
    let time = clock(digits(&[h, hour])?, digits(&[m, minute])?, digits(&[s, second])?)?;
    Some((date, time))
}

/// `YYYY:MM:DD` (or with hyphens, as some phones write) that is a day of the calendar.
fn day(raw: &[u8]) -> Option<String> {
    let [year, month, day] = [raw.get(..4)?, raw.get(5..7)?, raw.get(8..10)?].map(digits);
    let (year, month, day) = (year?, month?, day?);
    let parted = [raw.get(4)?, raw.get(7)?].iter().all(|mark| matches!(mark, b':' | b'-'));
    let small = |number: u16| i8::try_from(number).ok();
    let date = jiff::civil::Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?);
    (parted && year >= FIRST_YEAR && date.is_ok()).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn clock(hour: u16, minute: u16, second: u16) -> Option<String> {
    (hour < 24 && minute < 60 && second < 60).then(|| format!("{hour:02}:{minute:02}:{second:02}"))
}

/// `+HH:MM`; between UTC-12 and UTC+14, in quarters of an hour, as offsets have been.
fn utc_offset(raw: &[u8]) -> Option<String> {
    let &[sign @ (b'+' | b'-'), h, hour, b':', m, minute] = raw.get(..6)? else {
        return None;
    };
    let (hour, minute) = (digits(&[h, hour])?, digits(&[m, minute])?);
    let furthest = if sign == b'+' { 14 } else { 12 };
    let real = minute % 15 == 0 && minute < 60 && hour * 60 + minute <= furthest * 60;
    real.then(|| format!("{}{hour:02}:{minute:02}", char::from(sign)))
}

/// The three numbers of an angle or a clock.
fn triple(fields: &[Field], tag: Tag) -> Option<[f64; 3]> {
    let Value::Rational(parts) = &find(fields, tag)?.value else { return None };
    let &[first, second, third] = parts.as_slice() else { return None };
    let numbers = [first, second, third].map(|part| part.to_f64());
    numbers.iter().all(|number| number.is_finite()).then_some(numbers)
}

/// Where, if the device had a fix. A missing hemisphere gives nothing rather than a guess,
/// and so does 0, 0 in the Gulf of Guinea, which is what phones without a fix write.
pub(super) fn position(fields: &[Field]) -> Option<Position> {
    if text(fields, Tag::GPSStatus).is_some_and(|status| status.first() == Some(&b'V')) {
        return None;
    }
    let lat = angle(fields, Tag::GPSLatitude, Tag::GPSLatitudeRef, [b'N', b'S'], 90.0)?;
    let lon = angle(fields, Tag::GPSLongitude, Tag::GPSLongitudeRef, [b'E', b'W'], 180.0)?;
    let metres = match find(fields, Tag::GPSHPositioningError).map(|field| &field.value) {
        Some(Value::Rational(parts)) => parts.first().and_then(|part| metres(part.to_f64())),
        _ => None,
    };
    (lat != 0.0 || lon != 0.0).then(|| Position { lat: degrees(lat), lon: degrees(lon), metres })
}

fn angle(fields: &[Field], tag: Tag, side: Tag, sides: [u8; 2], limit: f64) -> Option<f64> {
    let [whole, minutes, seconds] = triple(fields, tag)?;
    if minutes >= 60.0 || seconds >= 60.0 {
        return None;
    }
    let angle = whole + minutes / 60.0 + seconds / 3600.0;
    let [positive, negative] = sides;
    let signed = match text(fields, side)?.first()?.to_ascii_uppercase() {
        letter if letter == positive => angle,
        letter if letter == negative => -angle,
        _ => return None,
    };
    (angle <= limit).then_some(signed)
}

/// Six decimals are 11 cm. Rounding may leave `-0.000000`.
fn degrees(angle: f64) -> String {
    let text = format!("{angle:.6}");
    let zero = text.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.'));
    if zero { text.trim_start_matches('-').to_owned() } else { text }
}

/// Rounded up; more than a hundred kilometres is no position.
#[expect(clippy::cast_possible_truncation, reason = "between 0 and 100,000")]
fn metres(error: f64) -> Option<i64> {
    (error > 0.0 && error <= 100_000.0).then(|| error.ceil() as i64)
}

/// The satellites' time, UTC. It is the time of the last fix, which may be long before.
pub(super) fn when_gps(fields: &[Field]) -> Option<Moment> {
    let date = day(text(fields, Tag::GPSDateStamp)?.get(..10)?)?;
    let [hour, minute, second] = triple(fields, Tag::GPSTimeStamp)?.map(whole);
    let time = clock(hour?, minute?, second?)?;
    format!("{date}T{time}Z").parse().ok()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 100; fractions of a second are dropped"
)]
fn whole(number: f64) -> Option<u16> {
    (0.0..100.0).contains(&number).then_some(number as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absurd_times_give_nothing() {
        for raw in [
            &b"0000:00:00 00:00:00"[..],
            b"2022:13:01 10:00:00",
            b"2022:02:30 10:00:00",
            b"2022:01:06 24:00:00",
            b"2022:01:06 23:60:00",
            b"2022:01:06",
            b"    :  :     :  :  ",
            b"+022:01:06 10:00:00",
            b"2022:01:06 1a:00:00",
            b"1022:01:06 10:00:00",
            b"",
        ] {
            assert_eq!(date_time(raw), None, "{}", raw.escape_ascii());
        }
        let right = Some(("2022-01-06".to_owned(), "23:59:59".to_owned()));
        assert_eq!(date_time(b"2022:01:06 23:59:59"), right);
        assert_eq!(date_time(b"2022:01:06 23:59:59+06:00"), right);
    }

    #[test]
    fn offsets_that_never_were_give_nothing() {
        for raw in [&b"+15:00"[..], b"-13:00", b"+06:07", b"+06:60", b"   :  ", b"06:00", b"Z"] {
            assert_eq!(utc_offset(raw), None, "{}", raw.escape_ascii());
        }
        assert_eq!(utc_offset(b"+06:00").as_deref(), Some("+06:00"));
        assert_eq!(utc_offset(b"-03:30").as_deref(), Some("-03:30"));
    }

    #[test]
    fn a_rounded_zero_has_no_sign() {
        assert_eq!(degrees(-0.000_000_01), "0.000000");
        assert_eq!(degrees(-0.5), "-0.500000");
    }
}
