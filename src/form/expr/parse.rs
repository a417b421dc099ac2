//! Reading an expression: a recursive descent, bounded in length and depth.

use super::{Compare, ExprError, Function, Node};

const MAX_CHARS: usize = 2_000;
const MAX_DEPTH: usize = 24;

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Text(String),
    Number(f64),
    Field(String),
    Word(String),
    Compare(Compare),
    Dot,
    Minus,
    Open,
    Close,
    Comma,
}

/// Reads a whole expression.
pub(super) fn parse(text: &str) -> Result<Node, ExprError> {
    if text.chars().count() > MAX_CHARS {
        return Err(ExprError::TooLarge);
    }
    let mut parser = Parser { tokens: tokens(text)?, at: 0, end: text.chars().count() + 1 };
    let node = parser.or(0)?;
    match parser.tokens.get(parser.at) {
        None => Ok(node),
        Some((place, _)) => Err(ExprError::Syntax(*place)),
    }
}

fn tokens(text: &str) -> Result<Vec<(usize, Token)>, ExprError> {
    let letters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut rest = letters.as_slice();
    while let [first, after @ ..] = rest {
        let place = letters.len() - rest.len() + 1;
        let syntax = ExprError::Syntax(place);
        let next = after.first().copied();
        let (token, used) = match first {
            c if c.is_whitespace() => {
                rest = after;
                continue;
            }
            '(' => (Token::Open, 1),
            ')' => (Token::Close, 1),
            ',' => (Token::Comma, 1),
            '-' => (Token::Minus, 1),
            '=' => (Token::Compare(Compare::Equal), 1),
            '!' if next == Some('=') => (Token::Compare(Compare::NotEqual), 2),
            '<' if next == Some('=') => (Token::Compare(Compare::LessOrEqual), 2),
            '<' => (Token::Compare(Compare::Less), 1),
            '>' if next == Some('=') => (Token::Compare(Compare::GreaterOrEqual), 2),
            '>' => (Token::Compare(Compare::Greater), 1),
            '\'' | '"' => {
                let length = after.iter().position(|c| c == first).ok_or(syntax)?;
                (Token::Text(after.iter().take(length).collect()), length + 2)
            }
            '$' if next == Some('{') => {
                let length = after.iter().position(|&c| c == '}').ok_or(syntax)?;
                let name: String = after.iter().take(length).skip(1).collect();
                (Token::Field(name.trim().to_owned()), length + 2)
            }
            c if c.is_ascii_digit() => number(rest, syntax)?,
            '.' if next.is_some_and(|c| c.is_ascii_digit()) => number(rest, syntax)?,
            '.' => (Token::Dot, 1),
            c if c.is_ascii_alphabetic() || *c == '_' => {
                let is_part =
                    |c: &&char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ':' | '.');
                let word: String = rest.iter().take_while(is_part).collect();
                let used = word.len();
                (Token::Word(word), used)
            }
            _ => return Err(syntax),
        };
        found.push((place, token));
        rest = rest.get(used..).unwrap_or_default();
    }
    Ok(found)
}

fn number(rest: &[char], error: ExprError) -> Result<(Token, usize), ExprError> {
    let digits: String = rest.iter().take_while(|c| c.is_ascii_digit() || **c == '.').collect();
    let number = digits.parse().map_err(|_| error)?;
    Ok((Token::Number(number), digits.len()))
}

/// The function of a name, and how many arguments it takes.
fn function(name: &str) -> Option<(Function, std::ops::RangeInclusive<usize>)> {
    Some(match name {
        "not" => (Function::Not, 1..=1),
        "true" => (Function::True, 0..=0),
        "false" => (Function::False, 0..=0),
        "selected" => (Function::Selected, 2..=2),
        "count-selected" => (Function::CountSelected, 1..=1),
        "string-length" => (Function::StringLength, 1..=1),
        "concat" => (Function::Concat, 1..=20),
        "normalize-space" => (Function::NormalizeSpace, 1..=1),
        "coalesce" => (Function::Coalesce, 2..=2),
        "if" => (Function::If, 3..=3),
        "substr" => (Function::Substr, 2..=3),
        "jr:choice-name" => (Function::ChoiceName, 2..=2),
        _ => return None,
    })
}

struct Parser {
    tokens: Vec<(usize, Token)>,
    at: usize,
    end: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|(_, token)| token)
    }

    fn place(&self) -> usize {
        self.tokens.get(self.at).map_or(self.end, |(place, _)| *place)
    }

    fn take(&mut self) -> Result<Token, ExprError> {
        let token = self.peek().cloned().ok_or(ExprError::Syntax(self.end))?;
        self.at += 1;
        Ok(token)
    }

    fn take_if(&mut self, wanted: &Token) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    fn take_word(&mut self, wanted: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Word(word)) if word == wanted);
        self.at += usize::from(found);
        found
    }

    fn or(&mut self, depth: usize) -> Result<Node, ExprError> {
        if depth > MAX_DEPTH {
            return Err(ExprError::TooLarge);
        }
        let mut left = self.and(depth)?;
        let mut chained = 0;
        while self.take_word("or") {
            chained = longer(chained)?;
            left = Node::Or(Box::new(left), Box::new(self.and(depth)?));
        }
        Ok(left)
    }

    fn and(&mut self, depth: usize) -> Result<Node, ExprError> {
        let mut left = self.comparison(depth)?;
        let mut chained = 0;
        while self.take_word("and") {
            chained = longer(chained)?;
            left = Node::And(Box::new(left), Box::new(self.comparison(depth)?));
        }
        Ok(left)
    }

    /// One comparison; `a = b = c` is refused, as nobody means what XPath makes of it.
    fn comparison(&mut self, depth: usize) -> Result<Node, ExprError> {
        let left = self.primary(depth)?;
        let Some(Token::Compare(how)) = self.peek().cloned() else { return Ok(left) };
        self.at += 1;
        let right = self.primary(depth)?;
        Ok(Node::Compare(how, Box::new(left), Box::new(right)))
    }

    fn primary(&mut self, depth: usize) -> Result<Node, ExprError> {
        let place = self.place();
        match self.take()? {
            Token::Text(text) => Ok(Node::Text(text)),
            Token::Number(number) => Ok(Node::Number(number)),
            Token::Field(name) if !name.is_empty() => Ok(Node::Field(name)),
            Token::Dot => Ok(Node::Current),
            Token::Minus => match self.take()? {
                Token::Number(number) => Ok(Node::Number(-number)),
                _ => Err(ExprError::Syntax(place)),
            },
            Token::Open => {
                let inner = self.or(depth + 1)?;
                self.close()?;
                Ok(inner)
            }
            Token::Word(name) => self.call(&name, place, depth),
            _ => Err(ExprError::Syntax(place)),
        }
    }

    fn call(&mut self, name: &str, place: usize, depth: usize) -> Result<Node, ExprError> {
        let (function, arity) = function(name).ok_or(ExprError::UnknownFunction(place))?;
        if !self.take_if(&Token::Open) {
            return Err(ExprError::Syntax(self.place()));
        }
        let mut arguments = Vec::new();
        if !self.take_if(&Token::Close) {
            loop {
                arguments.push(self.or(depth + 1)?);
                if !self.take_if(&Token::Comma) {
                    break;
                }
            }
            self.close()?;
        }
        if arity.contains(&arguments.len()) {
            Ok(Node::Call(function, arguments))
        } else {
            Err(ExprError::Arguments(place))
        }
    }

    fn close(&mut self) -> Result<(), ExprError> {
        if self.take_if(&Token::Close) { Ok(()) } else { Err(ExprError::Syntax(self.place())) }
    }
}

/// A chain of `or` or `and` is a deep tree: its length is bounded too.
fn longer(chained: usize) -> Result<usize, ExprError> {
    if chained < 100 { Ok(chained + 1) } else { Err(ExprError::TooLarge) }
}

#[cfg(test)]
mod tests {
    use crate::form::{Expr, ExprError};
    use crate::record::{AnswerState, Value};

    fn holds(text: &str, answer: Option<&Value>) -> bool {
        Expr::parse(text).unwrap().is_true(|_| answer, answer)
    }

    #[test]
    fn and_binds_closer_than_or_and_brackets_closer_still() {
        assert!(holds("true() or true() and false()", None));
        assert!(!holds("(true() or true()) and false()", None));
        assert!(holds("not(false()) and 1 < 2 and 2 <= 2 and 3 > 2 and 3 >= 3 and 1 != 2", None));
    }

    #[test]
    fn a_missing_answer_and_a_state_read_as_the_empty_string() {
        let refused = Value::State(AnswerState::Refused);
        for answer in [None, Some(&refused)] {
            assert!(holds("${a} = ''", answer));
            assert!(!holds("${a} >= 0 or ${a} < 0", answer));
            assert!(!holds("${a} = 'yes'", answer));
            assert!(holds("${a} != 'yes' and string-length(${a}) = 0", answer));
        }
    }

    #[test]
    fn numbers_compare_as_numbers_and_codes_as_codes() {
        assert!(holds(". = 7", Some(&Value::decimal("7.00").unwrap())));
        assert!(holds(". > 9 and . <= 10 and . >= -1", Some(&Value::Int(10))));
        assert!(holds("${a} = 'no'", Some(&Value::code("no"))));
        assert!(!holds("${a} = 7", Some(&Value::code("seven"))));
    }

    #[test]
    fn selected_looks_for_whole_codes() {
        let codes = Value::Codes(["uk272.1".to_owned(), "uk188".to_owned()].into());
        assert!(holds("selected(${a}, 'uk188') and count-selected(${a}) = 2", Some(&codes)));
        assert!(!holds("selected(${a}, 'uk272')", Some(&codes)));
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_its_place() {
        let error = |text: &str| Expr::parse(text).unwrap_err();
        assert_eq!(error("${a} = "), ExprError::Syntax(8));
        assert_eq!(error("${a} = 'x"), ExprError::Syntax(8));
        assert_eq!(error("${a = 1"), ExprError::Syntax(1));
        assert_eq!(error("1 = 1 = 1"), ExprError::Syntax(7));
        assert_eq!(error("1.2.3 = 1"), ExprError::Syntax(1));
        assert_eq!(error("pulldata('x')"), ExprError::UnknownFunction(1));
        assert_eq!(error("selected(${a})"), ExprError::Arguments(1));
        assert_eq!(error("ө = 1"), ExprError::Syntax(1));
    }

    #[test]
    fn a_hostile_expression_is_refused_before_it_can_harm() {
        assert_eq!(Expr::parse(&"(".repeat(1_000)), Err(ExprError::TooLarge));
        assert_eq!(Expr::parse(&"not(".repeat(400)), Err(ExprError::TooLarge));
        assert_eq!(Expr::parse(&"1 or ".repeat(300)), Err(ExprError::TooLarge));
        assert_eq!(Expr::parse(&" ".repeat(3_000)), Err(ExprError::TooLarge));
    }
}
