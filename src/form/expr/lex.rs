//! Cuts an expression into its words and signs. No meaning.

use super::{Compare, ExprError};

const MAX_CHARS: usize = 4_000;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Text(String),
    Number(f64),
    Field(String),
    /// A name: of a function, a column, an operator, a step of a path.
    Word(String),
    Compare(Compare),
    Dot,
    DotDot,
    Slash,
    Plus,
    Minus,
    Star,
    Open,
    Close,
    OpenSquare,
    CloseSquare,
    Comma,
}

pub(super) fn tokens(text: &str) -> Result<Vec<(usize, Token)>, ExprError> {
    let letters: Vec<char> = text.chars().take(MAX_CHARS + 1).collect();
    if letters.len() > MAX_CHARS {
        return Err(ExprError::TooLarge);
    }
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
            '\'' | '"' | '‘' | '’' | '“' | '”' => {
                quoted(*first, after).ok_or(ExprError::OpenText(place))?
            }
            '$' if next == Some('{') => {
                let length = after.iter().position(|&c| c == '}').ok_or(syntax.clone())?;
                let name: String = after.iter().take(length).skip(1).collect();
                let name = name.trim().trim_start_matches("last-saved#").to_owned();
                if name.is_empty() {
                    return Err(syntax);
                }
                (Token::Field(name), length + 2)
            }
            c if c.is_ascii_digit() => number(rest, syntax)?,
            '.' if next.is_some_and(|c| c.is_ascii_digit()) => number(rest, syntax)?,
            c if is_name_start(*c) => {
                let word: String = rest.iter().take_while(|c| is_name(**c)).collect();
                let used = word.chars().count();
                (Token::Word(word), used)
            }
            c => sign(*c, next).ok_or(syntax)?,
        };
        found.push((place, token));
        rest = rest.get(used..).unwrap_or_default();
    }
    Ok(found)
}

fn sign(first: char, next: Option<char>) -> Option<(Token, usize)> {
    Some(match (first, next) {
        ('!', Some('=')) => (Token::Compare(Compare::NotEqual), 2),
        ('<', Some('=')) => (Token::Compare(Compare::LessOrEqual), 2),
        ('>', Some('=')) => (Token::Compare(Compare::GreaterOrEqual), 2),
        ('.', Some('.')) => (Token::DotDot, 2),
        ('<', _) => (Token::Compare(Compare::Less), 1),
        ('>', _) => (Token::Compare(Compare::Greater), 1),
        ('=', _) => (Token::Compare(Compare::Equal), 1),
        ('.', _) => (Token::Dot, 1),
        ('/', _) => (Token::Slash, 1),
        ('+', _) => (Token::Plus, 1),
        ('-' | '−' | '–', _) => (Token::Minus, 1),
        ('*', _) => (Token::Star, 1),
        ('(', _) => (Token::Open, 1),
        (')', _) => (Token::Close, 1),
        ('[', _) => (Token::OpenSquare, 1),
        (']', _) => (Token::CloseSquare, 1),
        (',', _) => (Token::Comma, 1),
        _ => return None,
    })
}

/// Spreadsheets turn straight quotation marks into curly ones; they are meant as marks.
fn quoted(first: char, after: &[char]) -> Option<(Token, usize)> {
    let ends = |c: &char| match first {
        '‘' | '’' => matches!(c, '‘' | '’'),
        '“' | '”' => matches!(c, '“' | '”'),
        mark => *c == mark,
    };
    let length = after.iter().position(ends)?;
    Some((Token::Text(after.iter().take(length).collect()), length + 2))
}

fn is_name_start(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.')
}

fn number(rest: &[char], error: ExprError) -> Result<(Token, usize), ExprError> {
    let digits: String = rest.iter().take_while(|c| c.is_ascii_digit() || **c == '.').collect();
    let number = digits.parse().map_err(|_| error)?;
    Ok((Token::Number(number), digits.len()))
}
