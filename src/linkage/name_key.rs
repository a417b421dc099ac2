//! The matching key of a name: its parts folded, without the endings that come and go
//! between languages and generations, in no order. For finding candidates, never shown.

use super::letters::{belongs_to_word, join, plain_letters, sounds};

/// Patronymic endings, folded: `-ұлы`, `-қызы`, `-ович`, `-евич`, `-овна`, `-евна`.
const PATRONYMIC: &[&str] = &["uli", "kizi", "ovich", "evich", "ovna", "evna"];
/// Surname endings, folded: `-ов`, `-ев`, `-ин`, with the `-а` of a woman's form.
const SURNAME: &[&str] = &["ova", "eva", "ina", "ov", "ev", "in"];
/// What has to remain of a patronymic or surname for its ending to be one.
const SHORTEST_STEM: usize = 3;

/// A name as it is compared: Ақжолов Төреғали Ерқанұлы, Акжолов Торегали Ерканович,
/// Akzholov Toregali and Aqjol Töreğali have keys that match. So do others who are not
/// the same person: a match proposes, a person decides.
///
/// ```
/// use dala::linkage::NameKey;
/// let kazakh = NameKey::of_text("Ақжолов Төреғали Ерқанұлы");
/// let russian = NameKey::of_parts("Акжолов", "Торегали", "Ерканович");
/// let latin = NameKey::of_text("Toregali Akzholov");
/// assert_eq!(kazakh, russian);
/// assert!(kazakh.matches(&latin));
/// assert_eq!(kazakh.without_patronymic(), latin.full());
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameKey {
    /// Family and given names, sorted.
    names: Vec<String>,
    patronymics: Vec<String>,
}

/// Names stay out of logs and panics.
impl std::fmt::Debug for NameKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NameKey(…)")
    }
}

impl NameKey {
    /// The key of a name whose parts are known. Empty parts are absent ones. A part of
    /// several words is one name, as if written together.
    pub fn of_parts(family: &str, given: &str, patronymic: &str) -> Self {
        let stem_of = |part: &str| {
            let stem = stem(&folded_name(part)).0;
            Some(stem).filter(|stem| !stem.is_empty())
        };
        let mut names: Vec<String> = [family, given].into_iter().filter_map(stem_of).collect();
        names.sort();
        Self { names, patronymics: stem_of(patronymic).into_iter().collect() }
    }

    /// The key of a name written as one text, in any order. A word with a patronymic
    /// ending is the patronymic, unless there is no other word.
    pub fn of_text(text: &str) -> Self {
        let mut words: Vec<String> = Vec::new();
        for word in text.split(|c: char| c.is_whitespace() || c == ',') {
            let folded = folded_name(word);
            match words.last_mut() {
                // "Ерқан ұлы": the ending as a word of its own.
                Some(father) if folded == "uli" || folded == "kizi" => father.push_str(&folded),
                _ if folded.is_empty() => {}
                _ => words.push(folded),
            }
        }
        let is_alone = words.len() < 2;
        let (mut names, mut patronymics) = (Vec::new(), Vec::new());
        for word in &words {
            match stem(word) {
                (stem, true) if !is_alone => patronymics.push(stem),
                (stem, _) => names.push(stem),
            }
        }
        names.sort();
        patronymics.sort();
        Self { names, patronymics }
    }

    /// All parts, sorted, with blanks between.
    pub fn full(&self) -> String {
        let mut parts: Vec<&str> =
            self.names.iter().chain(&self.patronymics).map(String::as_str).collect();
        parts.sort_unstable();
        parts.join(" ")
    }

    /// Family and given name alone, sorted, with a blank between.
    pub fn without_patronymic(&self) -> String {
        self.names.join(" ")
    }

    /// Family and given names, folded and without endings, sorted.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The father's names that the patronymics were made of, folded.
    pub fn patronymics(&self) -> &[String] {
        &self.patronymics
    }

    /// Whether nothing is left to compare.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.patronymics.is_empty()
    }

    /// Whether two names may be one: all parts are the same, in whatever order; or one
    /// has no patronymic and the rest is the same. An empty name matches nothing.
    pub fn matches(&self, other: &Self) -> bool {
        let one_lacks_it = self.patronymics.is_empty() || other.patronymics.is_empty();
        let same_without = !self.names.is_empty() && self.names == other.names;
        !self.is_empty() && ((one_lacks_it && same_without) || self.full() == other.full())
    }
}

/// One name in sounds, written together; doubled sounds stay until the ending is off, for
/// `-еев` is `-е` and `-ев`.
fn folded_name(part: &str) -> String {
    let letters: Vec<char> =
        plain_letters(part).into_iter().filter(|c| belongs_to_word(*c)).collect();
    sounds(&letters).concat()
}

/// A name without its ending, and whether that was a patronymic one.
fn stem(folded: &str) -> (String, bool) {
    let without = |endings: &[&str]| {
        let stems = endings.iter().filter_map(|ending| folded.strip_suffix(ending));
        stems.filter(|stem| stem.chars().count() >= SHORTEST_STEM).min_by_key(|stem| stem.len())
    };
    let patronymic = without(PATRONYMIC);
    let stem = patronymic.or_else(|| without(SURNAME)).unwrap_or(folded);
    // Нұрбай, Нұрбайұлы, Нурбаев: the й goes before -ев.
    let bare = stem.strip_suffix('i').filter(|bare| bare.ends_with(['a', 'e', 'o', 'u']));
    let letters: Vec<char> = bare.unwrap_or(stem).chars().collect();
    (join(&sounds(&letters)), patronymic.is_some())
}

#[cfg(test)]
mod tests {
    use super::NameKey;

    fn key(text: &str) -> NameKey {
        NameKey::of_text(text)
    }

    #[test]
    fn one_person_in_four_spellings_matches_in_every_pair() {
        let spellings = [
            key("Ақжолов Төреғали Ерқанұлы"),
            key("Акжолов Торегали Ерканович"),
            key("Akzholov Toregali"),
            key("Aqjol Töreğali"),
            key("Төреғали Ақжолов"),
            key("Төреғали Ерқан-ұлы Ақжол"),
            key("Акжолов, Торегали Еркан улы"),
            NameKey::of_parts("Акжолов", "Торегали", ""),
            NameKey::of_parts("Торегали", "Акжолов", "Yerkanuly"),
        ];
        for a in &spellings {
            for b in &spellings {
                assert!(a.matches(b), "{} | {}", a.full(), b.full());
            }
        }
        assert_eq!(spellings[0].full(), "akzhol erkan toregali");
        assert_eq!(spellings[0].without_patronymic(), "akzhol toregali");
    }

    #[test]
    fn endings_of_a_surname_may_come_and_go() {
        for (a, b) in [
            ("Нұрбай", "Нурбаев"),
            ("Нұрбай", "Nurbayeva"),
            ("Толеев", "Төле"),
            ("Toleyev", "Төле"),
            ("Сейтов", "Сейтова"),
            ("Ержанин", "Ержанина"),
            ("Каримов", "Карим"),
            ("Абдул-Азиз", "Абдулазизов"),
            ("Şyñğys", "Шынгысов"),
        ] {
            assert_eq!(key(a).full(), key(b).full(), "{a} {b}");
        }
        // Too short to be without: Лев is no Л.
        assert_eq!(key("Лев").full(), "lev");
        assert_eq!(key("Ина").full(), "ina");
    }

    #[test]
    fn a_patronymic_is_the_same_in_both_languages_and_for_both_sexes() {
        for (a, b) in [
            ("Асан Ерқанұлы", "Асан Ерканович"),
            ("Әсем Ерқанқызы", "Асем Еркановна"),
            ("Асан Сергейұлы", "Асан Сергеевич"),
            ("Асан Нұрбайұлы", "Asan Nurbayevich"),
        ] {
            assert_eq!(key(a), key(b), "{a} {b}");
            assert_eq!(key(a).patronymics().len(), 1);
        }
    }

    #[test]
    fn different_persons_do_not_match() {
        for (a, b) in [
            ("Ақжолов Төреғали", "Ақжолов Асан"),
            ("Ақжолов Төреғали Ерқанұлы", "Ақжолов Төреғали Асанұлы"),
            ("Ақжолов Төреғали", "Төреғали"),
            ("", ""),
            ("- ' -", "..."),
        ] {
            assert!(!key(a).matches(&key(b)), "{a} {b}");
        }
    }

    #[test]
    fn absent_parts_leave_no_trace() {
        assert_eq!(NameKey::of_parts("", "Асан", ""), key("Асан"));
        assert!(NameKey::of_parts(" ", "", "-").is_empty());
        assert_eq!(NameKey::of_parts("", "Абдул Азиз", "").full(), "abdulaziz");
    }

    #[test]
    fn a_name_does_not_show_itself_in_debug_output() {
        assert!(!format!("{:?}", key("Асан")).contains("asan"));
    }
}
