//! Folding of text for the search index: one spelling for all spellings of a word.
//! Never shown to anyone.

use super::letters::{belongs_to_word, join, plain_letters, sounds};

/// Endings that are half of a pair which folds to something else: what the user may be
/// about to type, and how that would fold.
const HALF_TYPED: &[(&[char], &str)] = &[
    (&['y'], "е"),
    (&['й'], "е"),
    (&['d', 'z'], "ж"),
    (&['д', 'з'], "ж"),
    (&['d'], "ж"),
    (&['д'], "ж"),
];

/// What the search index holds of a text, and what a query is turned into: words of
/// folded letters and digits, one blank between. The same whatever the Unicode form,
/// the case, the diacritics, and whether Kazakh and Russian names stand in Cyrillic or in
/// one of their Latin spellings. Other scripts keep their letters, in decomposed form.
///
/// A folded word begins with the folded beginning of it, so a search can compare prefixes
/// while one types. Two half-typed pairs are exceptions: `y` of `ye`, `d` and `dz` of
/// `dzh`; [`search_prefixes`] covers them.
///
/// ```
/// use dala::linkage::search_fold;
/// assert_eq!(search_fold("Төреғали"), search_fold("Toregali"));
/// assert_eq!(search_fold("Жаңаөзен, 16-желтоқсан"), "zhanaozen 16 zheltoksan");
/// assert_eq!(search_fold("Shymkent"), search_fold("ШЫМКЕНТ"));
/// assert_eq!(search_fold("北京"), "北京");
/// ```
pub fn search_fold(text: &str) -> String {
    let letters = plain_letters(text);
    let words = letters.split(|c| !belongs_to_word(*c)).filter(|word| !word.is_empty());
    words.map(|word| join(&sounds(word))).collect::<Vec<_>>().join(" ")
}

/// What to search for when `text` has been typed so far: for each word, parted as
/// [`search_fold`] parts them, the beginnings of which any may match. The first is the
/// folded word; others follow if it ends in half of a pair.
///
/// ```
/// use dala::linkage::search_prefixes;
/// assert_eq!(search_prefixes("Са‘дулла Нурсулт"), [["sadula"], ["nursult"]]);
/// // On the way to "Yerlan", which is "Ерлан".
/// assert_eq!(search_prefixes("Y"), [["i", "e"]]);
/// ```
pub fn search_prefixes(text: &str) -> Vec<Vec<String>> {
    let letters = plain_letters(text);
    let words = letters.split(|c| !belongs_to_word(*c)).filter(|word| !word.is_empty());
    words.map(spellings).collect()
}

fn spellings(word: &[char]) -> Vec<String> {
    let ends = HALF_TYPED.iter().filter_map(|(half, instead)| {
        let before = word.strip_suffix(*half)?.iter().copied();
        Some(before.chain(instead.chars()).collect())
    });
    let mut spellings = Vec::new();
    for letters in std::iter::once(word.to_vec()).chain(ends) {
        let spelling = join(&sounds(&letters));
        if !spellings.contains(&spelling) {
            spellings.push(spelling);
        }
    }
    spellings
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::{search_fold, search_prefixes};

    /// Spellings of one word in each row; invented persons.
    const SAME: &[&[&str]] = &[
        &["Ақжолов", "Акжолов", "Akzholov", "Aqjolov", "AKZHOLOV", "aqžolov"],
        &["Төреғали", "Торегали", "Toregali", "Töreğali", "Toreghali", "ТӨРЕҒАЛИ"],
        &["Ерқанұлы", "Ерканулы", "Erkanuly", "Erqanūly", "Yerkanuly"],
        &["Шыңғыс", "Шынгыс", "Shyngys", "Şyñğys", "Shynghys", "Şıñğıs"],
        &["Жанғали", "Джангали", "Zhangali", "Jangali", "Dzhangali"],
        &["Нұрбаев", "Нурбаев", "Nurbayev", "Nurbaev"],
        &["Алиев", "Aliyev", "Aliev", "Әлиев"],
        &["Толеев", "Toleyev", "Төлеев", "Toleev"],
        &["Юлия", "Yuliya", "Iuliia"],
        &["Хасен", "Khasen", "Hasen", "Һасен"],
        &["Объект", "Об'ект", "Obekt", "Ob’ekt"],
        &["Щукин", "Shchukin", "Shchukın"],
        &["Цой", "Tsoy", "Тсой", "Tsoi"],
        &["Пётр", "Петр", "Petr"],
        &["Маңғыстау", "Мангистау", "Mangystau", "Mañğystaw"],
        &["Айгүл", "Айгуль", "Aigul", "Aygül"],
        &["Бауыржан", "Bauyrzhan", "Bauyrjan", "Bawırjan"],
        &["Straße", "STRASSE", "strasse", "STRAẞE"],
        &["ﬁnd", "find"],
        &["Ὀδυσσεύς", "οδυσσευς"],
        &["Oʻzbek", "O'zbek", "O‘zbek", "O´zbek", "O`zbek", "Oʼzbek", "Ozbek"],
        &["Са‘дулла", "Са´дулла", "Са\u{200b}дулла", "Са\u{ad}дулла", "Садулла", "Sa\u{34f}dulla"],
    ];

    #[test]
    fn all_spellings_of_a_word_fold_to_one() {
        for row in SAME {
            let folded: Vec<String> = row.iter().map(|word| search_fold(word)).collect();
            assert!(folded.windows(2).all(|pair| pair[0] == pair[1]), "{row:?} {folded:?}");
        }
    }

    #[test]
    fn every_beginning_in_every_spelling_finds_the_word_in_every_other() {
        for row in SAME {
            let whole = search_fold(row[0]);
            for spelling in *row {
                for (end, _) in spelling.char_indices().skip(1) {
                    let typed = &spelling[..end];
                    let prefixes = search_prefixes(typed);
                    assert!(
                        prefixes.iter().flatten().any(|prefix| whole.starts_with(prefix)),
                        "{typed} of {spelling}: {prefixes:?} not of {whole}"
                    );
                }
            }
        }
    }

    #[test]
    fn different_words_stay_different() {
        for (a, b) in [
            ("Асан", "Асем"),
            ("Жан", "Шан"),
            ("Сара", "Шара"),
            ("Кан", "Хан"),
            ("2022", "202"),
            ("谢谢", "谢"),
            ("か", "が"),
            ("محمد", "محمود"),
        ] {
            assert_ne!(search_fold(a), search_fold(b), "{a} {b}");
        }
    }

    #[test]
    fn words_are_letters_and_digits_with_single_blanks() {
        for (text, folded) in [
            ("  Алматы,\t(2022)  «Қаңтар» ", "almati 2022 kantar"),
            ("Абу-Бакр", "abu bakr"),
            ("Алма\u{ad}ты", "almati"),
            ("06.01.2022", "06 01 2022"),
            ("...", ""),
            ("", ""),
            ("'", ""),
            ("北京 محمد", "北京 محمد"),
            ("مُحَمَّد", "محمد"),
            ("नमस्ते", "नमसते"),
            ("№ 5", "no 5"),
        ] {
            assert_eq!(search_fold(text), folded, "{text}");
        }
    }

    #[test]
    fn half_typed_pairs_are_searched_both_ways() {
        assert_eq!(search_prefixes("Y"), [["i", "e"]]);
        assert_eq!(search_prefixes("Nurbay"), [["nurbai", "nurbae"]]);
        assert_eq!(search_prefixes("D"), [["d", "zh"]]);
        assert_eq!(search_prefixes("дз"), [["dz", "zh"]]);
        assert_eq!(search_prefixes("Asan D"), [vec!["asan"], vec!["d", "zh"]]);
        assert_eq!(search_prefixes("Asan "), [["asan"]]);
        assert_eq!(search_prefixes(" - "), Vec::<Vec<String>>::new());
    }

    proptest! {
        #[test]
        fn what_is_searched_for_is_what_is_stored(text in "\\PC{0,30}|[а-яA-Za-z ´ʻ'‘\u{ad}\u{200b}\u{301}-]{0,20}") {
            let words: Vec<String> =
                search_prefixes(&text).into_iter().map(|spellings| spellings[0].clone()).collect();
            prop_assert_eq!(words.join(" "), search_fold(&text));
        }

        #[test]
        fn folding_does_not_depend_on_normal_form_or_case(text in "\\PC{0,30}|[а-яәғқңөұүһіА-ЯЁA-Za-zşğñçıİ' -]{0,20}") {
            let folded = search_fold(&text);
            prop_assert_eq!(search_fold(&text.nfc().collect::<String>()), folded.clone());
            prop_assert_eq!(search_fold(&text.nfd().collect::<String>()), folded.clone());
            prop_assert_eq!(search_fold(&text.nfkd().collect::<String>()), folded.clone());
            prop_assert_eq!(search_fold(&text.to_lowercase()), folded.clone());
            prop_assert!(!folded.contains("  ") && folded.trim() == folded);
        }

        #[test]
        fn the_beginning_of_a_word_folds_to_a_beginning(
            word in "[а-яёәғқңөұүһі]{1,12}|[a-zşğñçäöü]{1,12}",
            cut in 0usize..12,
        ) {
            let whole = search_fold(&word);
            let typed: String = word.chars().take(cut + 1).collect();
            let prefixes = search_prefixes(&typed);
            prop_assert!(
                prefixes.iter().all(|any| any.iter().any(|prefix| whole.starts_with(prefix))),
                "{} of {}: {:?} {}", typed, word, prefixes, whole
            );
        }
    }
}
