//! Forms as they are filled in.

use super::*;
use crate::form::{Origin, Sheets, Table, forms_from_sheets};
use crate::record::Kind;

fn forms(survey: &str, choices: &str) -> Vec<Form> {
    let table = |sheet, text: &str| Table::from_csv(sheet, text).unwrap();
    let sheets = Sheets {
        survey: table("survey", survey),
        choices: table("choices", choices),
        settings: table("settings", "form_id,version\nours,1\n"),
    };
    forms_from_sheets(&sheets, Origin::Brought("x")).unwrap().forms
}

fn live(survey: &str, choices: &str) -> Live {
    let form = Arc::new(forms(survey, choices).swap_remove(0));
    Live::new(form, Values::new(), Kin::default())
}

fn name(text: &str) -> FieldName {
    FieldName::new(text).unwrap()
}

impl Live {
    fn say(&mut self, field: &str, text: &str) -> Vec<String> {
        let value = self.form.field(field).and_then(|f| parse_value(f, text).ok());
        self.set(&name(field), value).iter().map(ToString::to_string).collect()
    }

    fn text(&self, field: &str) -> String {
        crate::form::expr::value_text(self.values.get(field))
    }
}

const CHAIN: &str = "type,name,label,relevant,calculation\n\
    text,a,A,,\n\
    begin group,g,G,${a} = 'yes',\n\
    text,b,B,,\n\
    begin group,h,H,${b} != '',\n\
    text,c,C,,\n\
    end group,,,,\n\
    end group,,,,\n\
    calculate,d,,,\"concat(${c}, '!')\"\n\
    calculate,e,,,\"concat(${d}, '?')\"\n\
    text,f,F,${e} = 'x!?',\n";

#[test]
fn a_change_runs_through_groups_and_calculations_and_back() {
    let mut live = live(CHAIN, "list_name,name,label\n");
    let applying = |live: &Live| ["b", "c", "f"].map(|name| live.applies(name));
    assert_eq!(applying(&live), [false, false, false]);
    live.say("c", "x");
    assert_eq!(live.text("e"), "!?");
    live.say("a", "yes");
    assert_eq!(applying(&live), [true, false, false]);
    assert_eq!(live.say("b", "1"), ["d", "e"]);
    assert_eq!(applying(&live), [true, true, true]);
    assert_eq!(live.worked_out().len(), 2);
    // What no longer applies reads as unanswered, but is not lost.
    live.say("a", "no");
    assert_eq!(applying(&live), [false, false, false]);
    assert_eq!((live.text("c"), live.text("e")), ("x".to_owned(), "!?".to_owned()));
    live.say("a", "yes");
    assert_eq!(live.text("e"), "x!?");
}

#[test]
fn following_a_change_gives_what_working_all_out_gives() {
    use proptest::prelude::*;
    let form = Arc::new(forms(CHAIN, "list_name,name,label\n").swap_remove(0));
    let steps = proptest::collection::vec((0..3usize, 0..4usize), 0..20);
    proptest!(|(steps in steps)| {
        let mut live = Live::new(Arc::clone(&form), Values::new(), Kin::default());
        for (field, text) in steps {
            live.say(["a", "b", "c"][field], ["", "yes", "x", "1"][text]);
        }
        let anew = Live::new(Arc::clone(&form), live.values.clone(), Kin::default());
        prop_assert_eq!(&anew.fields_apply, &live.fields_apply);
        prop_assert_eq!(&anew.groups_apply, &live.groups_apply);
        prop_assert_eq!(&anew.values, &live.values);
    });
}

#[test]
fn choices_are_offered_as_their_filter_says() {
    let survey = "type,name,label,choice_filter\n\
        select_one region,r,R,\n\
        select_one town,t,T,region = ${r} and name != 'x'\n";
    let choices = "list_name,name,label,region\n\
        region,north,North,\nregion,south,South,\n\
        town,a,A,north\ntown,b,B,south\ntown,c,C,north\ntown,x,X,north\n";
    let mut live = live(survey, choices);
    let form = Arc::clone(live.form());
    let offered = |live: &Live| live.offered(form.field("t").unwrap()).unwrap();
    assert_eq!(offered(&live), Vec::<usize>::new());
    live.say("r", "north");
    assert_eq!(offered(&live), [0, 2]);
    live.say("r", "south");
    assert_eq!(offered(&live), [1]);
    assert_eq!(live.offered(form.field("r").unwrap()), None);
}

#[test]
fn choices_are_offered_in_an_order_of_chance_or_of_a_seed() {
    let survey = "type,name,label,choice_filter,parameters\n\
        integer,s,S,,\n\
        select_one letter,any,A,,randomize=true\n\
        select_one letter,of,O,,randomize=true seed=${s}\n\
        select_one letter,filtered,F,name != 'C',\"randomize=true, seed=42\"\n\
        select_one letter,plain,P,,randomize=false\n";
    let choices = "list_name,name,label\n\
        letter,A,A\nletter,B,B\nletter,C,C\nletter,D,D\nletter,E,E\nletter,F,F\n";
    let mut live = live(survey, choices);
    let form = Arc::clone(live.form());
    let order = |live: &Live, name: &str| {
        let field = form.field(name).unwrap();
        let letters = &field.kind.list().unwrap().choices;
        let places = live.offered(field);
        places.map(|places| places.iter().map(|at| letters[*at].code.as_str()).collect::<String>())
    };
    live.say("s", "42");
    assert_eq!(order(&live, "of").unwrap(), "AFCBDE");
    live.say("s", "1");
    assert_eq!(order(&live, "of").unwrap(), "BFEACD");
    let mut filtered: Vec<char> = order(&live, "filtered").unwrap().chars().collect();
    filtered.sort_unstable();
    assert_eq!(filtered, ['A', 'B', 'D', 'E', 'F']);
    assert_eq!(order(&live, "plain"), None);
    // One record keeps its order; another has another.
    let any = order(&live, "any").unwrap();
    live.set_kin(Kin::default());
    assert_eq!(order(&live, "any").unwrap(), any);
    live.set_kin(Kin { seed: [7; 16], ..Kin::default() });
    assert_ne!(order(&live, "any").unwrap(), any);
    let json = form.canonical_json();
    assert_eq!(Form::from_json(&json).unwrap(), *form);
}

#[test]
fn rows_are_summed_counted_and_named_by_number() {
    let survey = "type,name,label,calculation,repeat_count,relevant\n\
        integer,n,N,,,\n\
        begin repeat,child,Child,,${n},\n\
        text,called,Name,,,\n\
        integer,age,Age,,,\n\
        calculate,nth,,position(..),,\n\
        text,school,School,,,${age} > 6 and ${n} > 1\n\
        end repeat,,,,,\n\
        calculate,total,,sum(${age}),,\n\
        calculate,count,,count(${child}),,\n\
        calculate,second,,\"indexed-repeat(${called}, ${child}, 2)\",,\n\
        calculate,all,,\"join(', ', ${called})\",,\n";
    let all = forms(survey, "list_name,name,label\n");
    let [main, child] = all.as_slice() else { panic!() };
    let row = |called: &str, age: i64| Row {
        kind: Kind::new("ours.child").unwrap(),
        values: [(name("called"), Value::text(called)), (name("age"), Value::Int(age))].into(),
    };
    let kin = Kin { rows: vec![row("Аня", 5), row("Бек", 9)], ..Kin::default() };
    let answers: Values = [(name("n"), Value::Int(2))].into();
    let live = Live::new(Arc::new(main.clone()), answers.clone(), kin);
    let texts = ["total", "count", "second", "all"].map(|field| live.text(field));
    assert_eq!(texts, ["14", "2", "Бек", "Аня, Бек"]);
    assert_eq!(live.row_count(live.form().field("child").unwrap()), Some(2));

    let above = vec![(Arc::new(main.clone()), answers)];
    let kin = Kin { above, positions: vec![2], ..Kin::default() };
    let mut live = Live::new(Arc::new(child.clone()), row("Бек", 9).values, kin);
    assert_eq!(live.text("nth"), "2");
    assert!(live.applies("school"));
    live.say("age", "5");
    assert!(!live.applies("school"));
}

#[test]
fn defaults_constraints_and_words_are_those_of_the_answers() {
    let survey = "type,name,label,default,constraint,required\n\
        text,called,Name,Асан,,\n\
        date,day,Day,today(),. <= today(),\n\
        text,again,Again,${called},,\n\
        select_one l,c,Which,,,${called} = 'Асан'\n\
        note,thanks,\"Thank you, ${called}: ${c} on ${day}\",,,\n";
    let choices = "list_name,name,label::English (en),label::Russian (ru)\nl,red,Red,Красный\n";
    let now = Some("2022-01-06T10:00:00+06:00".parse().unwrap());
    let form = Arc::new(forms(survey, choices).swap_remove(0));
    let mut live = Live::new(form, Values::new(), Kin { now, ..Kin::default() });
    let taken = live.take_defaults();
    assert_eq!(taken.keys().map(FieldName::as_str).collect::<Vec<_>>(), ["again", "called", "day"]);
    assert_eq!(live.text("again"), "Асан");
    let form = Arc::clone(live.form());
    let field = |name: &str| form.field(name).unwrap();
    assert!(live.fulfils(field("day")) && live.is_required(field("c")));
    live.say("day", "2022-01-07");
    assert!(!live.fulfils(field("day")));
    // Some day in January may be before today, no day in February is.
    live.say("day", "2022-02");
    assert!(!live.fulfils(field("day")));
    live.say("day", "2022-01");
    assert!(live.fulfils(field("day")));
    live.say("c", "red");
    let words = |language| live.words(&field("thanks").labels, language);
    assert_eq!(words(Language::En), "Thank you, Асан: Red on January 2022");
    assert_eq!(words(Language::Ru), "Thank you, Асан: Красный on январь 2022 года");
}

#[test]
fn a_circle_of_a_stranger_comes_to_an_end() {
    let survey = "type,name,label,calculation\n\
        calculate,a,,once(1)\n\
        calculate,b,,1\n\
        text,c,C,\n";
    let mut form = forms(survey, "list_name,name,label\n").swap_remove(0);
    for field in form.groups.iter_mut().flat_map(|group| &mut group.fields) {
        let rule = match field.name.as_str() {
            "a" => "concat(${b}, 'x')",
            "b" => "concat(${a}, 'y')",
            _ => continue,
        };
        field.calculation = Expr::parse(rule).ok();
    }
    let values: Values = [(name("a"), Value::text("1"))].into();
    let live = Live::new(Arc::new(form), values, Kin::default());
    assert!(live.values().contains_key("b"));
}

#[test]
fn a_choice_that_is_offered_no_more_is_told() {
    let survey = "type,name,label,choice_filter\n\
        select_one region,r,R,\n\
        select_one town,t,T,region = ${r}\n\
        select_multiple town,m,M,region = ${r}\n";
    let choices = "list_name,name,label,region\n\
        region,north,North,\nregion,south,South,\n\
        town,a,A,north\ntown,b,B,south\ntown,c,C,north\n";
    let mut live = live(survey, choices);
    let form = Arc::clone(live.form());
    let left = |live: &Live, name: &str| live.left_of(form.field(name).unwrap());
    live.say("r", "north");
    live.say("t", "a");
    live.set(&name("m"), Some(Value::Codes(["a".to_owned(), "c".to_owned()].into())));
    assert_eq!((left(&live, "t"), left(&live, "m")), (None, None));
    live.say("r", "south");
    assert_eq!((left(&live, "t"), left(&live, "m")), (Some([].into()), Some([].into())));
    assert_eq!(live.filtered_by(&name("r")), [name("t"), name("m")]);
    assert!(live.filtered_by(&name("t")).is_empty());
}
