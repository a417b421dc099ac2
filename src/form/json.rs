//! The canonical JSON of a form: what travels in a bundle as `data/forms/ID@VERSION.json`
//! and what a revision's `form.sha256` is the hash of. It holds all lists that the form
//! uses, so that its records can be read without Dala.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::expr::Expr;
use super::labels::Labels;
use super::lists::{Choice, List, is_code};
use super::model::{ChoiceOrder, Field, FieldType, Form, Group, Need, Sensitivity, Shown};
use super::pictures::{Picture, fit};
use super::problem::Problem;
use crate::record::{FieldName, Json, JsonError, Kind, canonical, parse_strict};

const FORMAT: i64 = 1;
/// Bytes of a form.
pub(super) const MAX_BYTES: usize = 4 << 20;
const MAX_TEXT_CHARS: usize = 4_000;
/// Further columns of a sheet of choices.
const MAX_EXTRAS: usize = 200;

/// Why bytes are not a form.
#[derive(Debug, thiserror::Error)]
pub enum FormJsonError {
    /// Larger than any form.
    #[error("the description of the form is too large")]
    TooLarge,
    /// Not JSON.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// Made by a newer Dala.
    #[error("the form was made by a newer Dala")]
    Newer,
    /// A part that is missing or of the wrong shape.
    #[error("the description of the form has no valid \"{0}\"")]
    Shape(&'static str),
    /// Readable, but not the one spelling that is hashed: unknown keys, another order.
    #[error("the description of the form is not in canonical form")]
    NotCanonical,
    /// Readable, but no form.
    #[error("the form is faulty: {0}")]
    Faulty(Problem),
}

type Map = serde_json::Map<String, Json>;

fn put(map: &mut Map, key: &str, value: impl Into<Json>) {
    map.insert(key.to_owned(), value.into());
}

fn put_labels(map: &mut Map, key: &str, labels: &Labels) {
    if !labels.is_empty() {
        put(map, key, labels_json(labels));
    }
}

fn labels_json(labels: &Labels) -> Json {
    let Labels { en, ru, kk, other } = labels;
    let texts = [("en", en), ("ru", ru), ("kk", kk), ("other", other)];
    let filled = texts.into_iter().filter(|(_, text)| !text.is_empty());
    Json::Object(filled.map(|(key, text)| (key.to_owned(), text.as_str().into())).collect())
}

fn put_rule(map: &mut Map, key: &str, rule: Option<&Expr>) {
    if let Some(rule) = rule {
        put(map, key, rule.as_str());
    }
}

impl FieldType {
    const fn word(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Long => "long",
            Self::Date => "date",
            Self::Time => "time",
            Self::Moment => "moment",
            Self::YesNo => "yes_no",
            Self::One(_) => "one",
            Self::Many(_) => "many",
            Self::Int => "int",
            Self::Decimal => "decimal",
            Self::Ref(_) => "ref",
            Self::Refs(_) => "refs",
            Self::Geo => "geo",
            Self::File => "file",
            Self::Fields => "fields",
            Self::Rank(_) => "rank",
            Self::Note => "note",
            Self::Rows(_) => "rows",
        }
    }
}

fn field_json(field: &Field) -> Json {
    let mut map = Map::new();
    put(&mut map, "name", field.name.as_str());
    put(&mut map, "type", field.kind.word());
    if let Some(list) = field.kind.list() {
        put(&mut map, "list", list.name.as_str());
    }
    if let Some(kinds) = field.kind.targets() {
        put(&mut map, "kinds", kinds.iter().map(Kind::as_str).collect::<Vec<_>>());
    }
    if let FieldType::Rows(kind) = &field.kind {
        put(&mut map, "rows", kind.as_str());
    }
    put_labels(&mut map, "label", &field.labels);
    put_labels(&mut map, "hint", &field.hints);
    put_labels(&mut map, "picture", &field.picture);
    match field.need {
        Need::Required => put(&mut map, "need", "required"),
        Need::Recommended => put(&mut map, "need", "recommended"),
        Need::Optional => {}
    }
    put_rule(&mut map, "required_if", field.required_if.as_ref());
    put_labels(&mut map, "required_message", &field.required_message);
    let marks = field.sensitivity.words();
    if !marks.is_empty() {
        put(&mut map, "sensitivity", marks);
    }
    if !field.source.is_empty() {
        put(&mut map, "source", field.source.as_str());
    }
    put_rule(&mut map, "relevant", field.relevant.as_ref());
    put_rule(&mut map, "constraint", field.constraint.as_ref());
    put_labels(&mut map, "constraint_message", &field.constraint_message);
    if field.judgement {
        put(&mut map, "judgement", true);
    }
    put_rule(&mut map, "calculation", field.calculation.as_ref());
    put_rule(&mut map, "default", field.default.as_ref());
    put_rule(&mut map, "choice_filter", field.choice_filter.as_ref());
    if let ChoiceOrder::Shuffled(seed) = &field.order {
        put(&mut map, "shuffled", seed.as_ref().map_or("", Expr::as_str));
    }
    put_rule(&mut map, "row_count", field.row_count.as_ref());
    match field.shown {
        Shown::Asked => {}
        Shown::ReadOnly => put(&mut map, "shown", "read_only"),
        Shown::Hidden => put(&mut map, "shown", "hidden"),
    }
    Json::Object(map)
}

fn group_json(group: &Group) -> Json {
    let mut map = Map::new();
    put(&mut map, "name", group.name.as_str());
    if let Some(outer) = &group.within {
        put(&mut map, "within", outer.as_str());
    }
    put_labels(&mut map, "label", &group.labels);
    put_rule(&mut map, "relevant", group.relevant.as_ref());
    put(&mut map, "fields", group.fields.iter().map(field_json).collect::<Vec<_>>());
    Json::Object(map)
}

fn list_json(list: &List) -> Json {
    let choice = |choice: &Choice| {
        let mut map = Map::new();
        put(&mut map, "code", choice.code.as_str());
        put(&mut map, "label", labels_json(&choice.labels));
        if !choice.picture.is_empty() {
            put(&mut map, "picture", choice.picture.as_str());
        }
        if !choice.extras.is_empty() {
            let extras =
                choice.extras.iter().map(|(key, text)| (key.clone(), text.as_str().into()));
            put(&mut map, "extra", Json::Object(extras.collect()));
        }
        Json::Object(map)
    };
    Json::from(list.choices.iter().map(choice).collect::<Vec<_>>())
}

impl Form {
    /// The canonical JSON: the same form always gives the same bytes.
    pub fn canonical_json(&self) -> Vec<u8> {
        let mut map = Map::new();
        put(&mut map, "dala_form", FORMAT);
        put(&mut map, "id", self.id.as_str());
        put(&mut map, "version", self.version.as_str());
        put_labels(&mut map, "title", &self.title);
        if let Some(parent) = &self.parent {
            put(&mut map, "parent", parent.as_str());
        }
        put_rule(&mut map, "title_rule", self.title_rule.as_ref());
        put(&mut map, "groups", self.groups.iter().map(group_json).collect::<Vec<_>>());
        // Many fields may share a list, and a list may be long: each is written once.
        let lists = self.fields().filter_map(|field| field.kind.list());
        let lists = lists.chain(self.lookups.values()).map(|list| (&list.name, list));
        let lists: BTreeMap<&String, &Arc<List>> = lists.collect();
        let lists: Map =
            lists.into_iter().map(|(name, list)| (name.clone(), list_json(list))).collect();
        put(&mut map, "lists", Json::Object(lists));
        if !self.pictures.is_empty() {
            let picture = |(name, picture): (&String, &Picture)| {
                (name.clone(), BASE64.encode(picture.jpeg()).into())
            };
            put(&mut map, "pictures", Json::Object(self.pictures.iter().map(picture).collect()));
        }
        canonical(&Json::Object(map))
    }

    /// Reads what [`Form::canonical_json`] wrote, from anyone.
    ///
    /// # Errors
    /// [`FormJsonError`]: nothing but the canonical bytes of a sound form is taken.
    pub fn from_json(bytes: &[u8]) -> Result<Self, FormJsonError> {
        if bytes.len() > MAX_BYTES {
            return Err(FormJsonError::TooLarge);
        }
        let json = parse_strict(bytes)?;
        let format = json.get("dala_form").and_then(Json::as_i64);
        match format.ok_or(FormJsonError::Shape("dala_form"))? {
            FORMAT => {}
            newer if newer > FORMAT => return Err(FormJsonError::Newer),
            _ => return Err(FormJsonError::Shape("dala_form")),
        }
        let lists = read_lists(&json)?;
        let groups = array(&json, "groups")?.iter().map(|group| read_group(group, &lists));
        let form = Self {
            id: read_kind(&json, "id")?,
            version: text(&json, "version")?.to_owned(),
            title: labels(&json, "title")?,
            parent: if json.get("parent").is_some() {
                Some(read_kind(&json, "parent")?)
            } else {
                None
            },
            title_rule: rule(&json, "title_rule")?,
            groups: groups.collect::<Result<_, _>>()?,
            lookups: BTreeMap::new(),
            pictures: read_pictures(&json)?,
        };
        let of_fields =
            |name: &str| form.fields().any(|f| f.kind.list().is_some_and(|l| l.name == name));
        let lookups: BTreeMap<_, _> = lists
            .iter()
            .filter(|(name, _)| !of_fields(name))
            .map(|(n, l)| (n.clone(), Arc::clone(l)))
            .collect();
        let form = Self { lookups, ..form };
        match form.problems(None).into_iter().next() {
            Some((_, problem)) => Err(FormJsonError::Faulty(problem)),
            None if form.canonical_json() != bytes => Err(FormJsonError::NotCanonical),
            None => Ok(form),
        }
    }
}

fn array<'a>(json: &'a Json, key: &'static str) -> Result<&'a [Json], FormJsonError> {
    let items = json.get(key).and_then(Json::as_array);
    items.map(Vec::as_slice).ok_or(FormJsonError::Shape(key))
}

fn text<'a>(json: &'a Json, key: &'static str) -> Result<&'a str, FormJsonError> {
    json.get(key)
        .and_then(Json::as_str)
        .filter(|text| text.len() <= MAX_TEXT_CHARS || text.chars().count() <= MAX_TEXT_CHARS)
        .ok_or(FormJsonError::Shape(key))
}

fn optional<'a>(json: &'a Json, key: &'static str) -> Result<&'a str, FormJsonError> {
    if json.get(key).is_some() { text(json, key) } else { Ok("") }
}

fn labels(json: &Json, key: &'static str) -> Result<Labels, FormJsonError> {
    let Some(found) = json.get(key) else { return Ok(Labels::default()) };
    let text = |language| optional(found, language).map(str::to_owned);
    Ok(Labels { en: text("en")?, ru: text("ru")?, kk: text("kk")?, other: text("other")? })
}

fn filter(json: &Json) -> Result<Option<Expr>, FormJsonError> {
    if json.get("choice_filter").is_none() {
        return Ok(None);
    }
    let rule = Expr::parse_filter(text(json, "choice_filter")?);
    rule.map(Some).map_err(|error| FormJsonError::Faulty(error.into()))
}

fn rule(json: &Json, key: &'static str) -> Result<Option<Expr>, FormJsonError> {
    if json.get(key).is_none() {
        return Ok(None);
    }
    let rule = Expr::parse(text(json, key)?);
    rule.map(Some).map_err(|error| FormJsonError::Faulty(error.into()))
}

fn read_kind(json: &Json, key: &'static str) -> Result<Kind, FormJsonError> {
    Kind::new(text(json, key)?).map_err(|_| FormJsonError::Shape(key))
}

fn read_lists(json: &Json) -> Result<BTreeMap<String, Arc<List>>, FormJsonError> {
    let lists = json.get("lists").and_then(Json::as_object).ok_or(FormJsonError::Shape("lists"))?;
    let mut found = BTreeMap::new();
    for (name, choices) in lists {
        let mut list = List { name: name.clone(), choices: Vec::new() };
        let mut codes = std::collections::BTreeSet::new();
        for choice in choices.as_array().ok_or(FormJsonError::Shape("lists"))? {
            let code = text(choice, "code")?;
            let extras = read_extras(choice)?;
            // Cascading lists have a code once for each of those that it belongs to.
            if !is_code(code) || !codes.insert(code) && extras.is_empty() {
                return Err(FormJsonError::Shape("code"));
            }
            let labels = labels(choice, "label")?;
            let picture = optional(choice, "picture")?.to_owned();
            list.choices.push(Choice { code: code.to_owned(), labels, picture, extras });
        }
        found.insert(name.clone(), Arc::new(list));
    }
    Ok(found)
}

fn read_pictures(json: &Json) -> Result<BTreeMap<String, Picture>, FormJsonError> {
    let Some(found) = json.get("pictures") else { return Ok(BTreeMap::new()) };
    let found = found.as_object().ok_or(FormJsonError::Shape("pictures"))?;
    let picture = |(name, text): (&String, &Json)| {
        let jpeg = BASE64.decode(text.as_str()?).ok()?;
        Some((name.clone(), Picture::new(jpeg)?))
    };
    let pictures: Option<BTreeMap<_, _>> = found.iter().map(picture).collect();
    pictures.filter(|pictures| fit(pictures)).ok_or(FormJsonError::Shape("pictures"))
}

fn read_extras(json: &Json) -> Result<BTreeMap<String, String>, FormJsonError> {
    let Some(extras) = json.get("extra") else { return Ok(BTreeMap::new()) };
    let extras = extras.as_object().filter(|extras| extras.len() <= MAX_EXTRAS);
    let extras = extras.ok_or(FormJsonError::Shape("extra"))?;
    let texts = extras.iter().map(|(key, text)| Some((key.clone(), text.as_str()?.to_owned())));
    texts.collect::<Option<_>>().ok_or(FormJsonError::Shape("extra"))
}

fn read_group(json: &Json, lists: &BTreeMap<String, Arc<List>>) -> Result<Group, FormJsonError> {
    let fields = array(json, "fields")?.iter().map(|field| read_field(field, lists));
    Ok(Group {
        name: text(json, "name")?.to_owned(),
        within: json.get("within").map(|_| text(json, "within").map(str::to_owned)).transpose()?,
        labels: labels(json, "label")?,
        relevant: rule(json, "relevant")?,
        fields: fields.collect::<Result<_, _>>()?,
    })
}

fn read_field(json: &Json, lists: &BTreeMap<String, Arc<List>>) -> Result<Field, FormJsonError> {
    let need = match optional(json, "need")? {
        "" => Need::Optional,
        "required" => Need::Required,
        "recommended" => Need::Recommended,
        _ => return Err(FormJsonError::Shape("need")),
    };
    let marks = if json.get("sensitivity").is_some() { array(json, "sensitivity")? } else { &[] };
    let marks: Option<Vec<&str>> = marks.iter().map(Json::as_str).collect();
    let sensitivity = marks.and_then(|marks| Sensitivity::from_words(&marks.join(" ")));
    Ok(Field {
        name: FieldName::new(text(json, "name")?).map_err(|_| FormJsonError::Shape("name"))?,
        kind: read_type(json, lists)?,
        labels: labels(json, "label")?,
        hints: labels(json, "hint")?,
        picture: labels(json, "picture")?,
        need,
        required_if: rule(json, "required_if")?,
        required_message: labels(json, "required_message")?,
        sensitivity: sensitivity.ok_or(FormJsonError::Shape("sensitivity"))?,
        source: optional(json, "source")?.to_owned(),
        relevant: rule(json, "relevant")?,
        constraint: rule(json, "constraint")?,
        constraint_message: labels(json, "constraint_message")?,
        judgement: json.get("judgement").is_some_and(|judgement| *judgement == Json::Bool(true)),
        calculation: rule(json, "calculation")?,
        default: rule(json, "default")?,
        choice_filter: filter(json)?,
        order: match json.get("shuffled").map(|_| text(json, "shuffled")).transpose()? {
            None => ChoiceOrder::OfList,
            Some("") => ChoiceOrder::Shuffled(None),
            Some(_) => ChoiceOrder::Shuffled(rule(json, "shuffled")?),
        },
        row_count: rule(json, "row_count")?,
        shown: match optional(json, "shown")? {
            "" => Shown::Asked,
            "read_only" => Shown::ReadOnly,
            "hidden" => Shown::Hidden,
            _ => return Err(FormJsonError::Shape("shown")),
        },
    })
}

fn read_type(json: &Json, lists: &BTreeMap<String, Arc<List>>) -> Result<FieldType, FormJsonError> {
    let list = || {
        let list = lists.get(text(json, "list")?);
        list.cloned().ok_or(FormJsonError::Shape("list"))
    };
    let kinds = || {
        let kinds = array(json, "kinds")?.iter().map(|kind| Kind::new(kind.as_str()?).ok());
        kinds.collect::<Option<Vec<_>>>().ok_or(FormJsonError::Shape("kinds"))
    };
    Ok(match text(json, "type")? {
        "text" => FieldType::Text,
        "long" => FieldType::Long,
        "date" => FieldType::Date,
        "time" => FieldType::Time,
        "moment" => FieldType::Moment,
        "yes_no" => FieldType::YesNo,
        "one" => FieldType::One(list()?),
        "many" => FieldType::Many(list()?),
        "int" => FieldType::Int,
        "decimal" => FieldType::Decimal,
        "ref" => FieldType::Ref(kinds()?),
        "refs" => FieldType::Refs(kinds()?),
        "geo" => FieldType::Geo,
        "file" => FieldType::File,
        "fields" => FieldType::Fields,
        "rank" => FieldType::Rank(list()?),
        "note" => FieldType::Note,
        "rows" => FieldType::Rows(read_kind(json, "rows")?),
        _ => return Err(FormJsonError::Shape("type")),
    })
}
