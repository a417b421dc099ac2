//! Reading an expression: a recursive descent after the grammar of XPath 1.0 (section 3),
//! bounded in depth. Of paths it takes those that forms have: to a field by its name, up
//! from the own place, into a list of choices.

use super::functions::function_named;
use super::lex::{Token, tokens};
use super::{Compare, ExprError, Node, Sum};
use super::{column_in_file, list_of_file};

const MAX_DEPTH: usize = 40;

/// Reads a whole expression. With `columns`, a bare name is a column of a choice.
pub(super) fn parse(text: &str, columns: bool) -> Result<Node, ExprError> {
    let mut parser =
        Parser { tokens: tokens(text)?, at: 0, end: text.chars().count() + 1, columns };
    parser.balanced()?;
    let node = parser.or(0)?;
    match parser.tokens.get(parser.at) {
        None => Ok(node),
        Some((place, _)) => Err(ExprError::Syntax(*place)),
    }
}

struct Parser {
    tokens: Vec<(usize, Token)>,
    at: usize,
    end: usize,
    columns: bool,
}

impl Parser {
    /// Which parenthesis has no other half is told before anything else.
    fn balanced(&self) -> Result<(), ExprError> {
        let mut open = Vec::new();
        for (place, token) in &self.tokens {
            match token {
                Token::Open | Token::OpenSquare => open.push((*place, token)),
                Token::Close | Token::CloseSquare => {
                    let wanted =
                        if *token == Token::Close { Token::Open } else { Token::OpenSquare };
                    if open.pop().is_none_or(|(_, token)| *token != wanted) {
                        return Err(ExprError::Unbalanced(*place));
                    }
                }
                _ => {}
            }
        }
        open.pop().map_or(Ok(()), |(place, _)| Err(ExprError::Unbalanced(place)))
    }

    fn place(&self) -> usize {
        self.tokens.get(self.at).map_or(self.end, |(place, _)| *place)
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|(_, token)| token)
    }

    fn ahead(&self, by: usize) -> Option<&Token> {
        self.tokens.get(self.at + by).map(|(_, token)| token)
    }

    fn take(&mut self, token: &Token) -> bool {
        let found = self.peek() == Some(token);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, token: &Token) -> Result<(), ExprError> {
        if self.take(token) { Ok(()) } else { Err(ExprError::Syntax(self.place())) }
    }

    fn take_word(&mut self, word: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Word(found)) if found == word);
        self.at += usize::from(found);
        found
    }

    fn or(&mut self, depth: usize) -> Result<Node, ExprError> {
        if depth > MAX_DEPTH {
            return Err(ExprError::TooLarge);
        }
        let mut left = self.and(depth)?;
        while self.take_word("or") {
            left = Node::Or(Box::new(left), Box::new(self.and(depth)?));
        }
        Ok(left)
    }

    fn and(&mut self, depth: usize) -> Result<Node, ExprError> {
        let mut left = self.equality(depth)?;
        while self.take_word("and") {
            left = Node::And(Box::new(left), Box::new(self.equality(depth)?));
        }
        Ok(left)
    }

    fn equality(&mut self, depth: usize) -> Result<Node, ExprError> {
        let mut left = self.relation(depth)?;
        while let Some(Token::Compare(how @ (Compare::Equal | Compare::NotEqual))) = self.peek() {
            let how = *how;
            self.at += 1;
            left = Node::Compare(how, Box::new(left), Box::new(self.relation(depth)?));
        }
        Ok(left)
    }

    fn relation(&mut self, depth: usize) -> Result<Node, ExprError> {
        let mut left = self.sum(depth)?;
        while let Some(Token::Compare(how)) = self.peek() {
            let how = *how;
            if matches!(how, Compare::Equal | Compare::NotEqual) {
                break;
            }
            self.at += 1;
            left = Node::Compare(how, Box::new(left), Box::new(self.sum(depth)?));
        }
        Ok(left)
    }

    fn sum(&mut self, depth: usize) -> Result<Node, ExprError> {
        let mut left = self.product(depth)?;
        loop {
            let how = match self.peek() {
                Some(Token::Plus) => Sum::Plus,
                Some(Token::Minus) => Sum::Minus,
                _ => return Ok(left),
            };
            self.at += 1;
            left = Node::Sum(how, Box::new(left), Box::new(self.product(depth)?));
        }
    }

    fn product(&mut self, depth: usize) -> Result<Node, ExprError> {
        let mut left = self.signed(depth)?;
        loop {
            let how = match self.peek() {
                Some(Token::Star) => Sum::Times,
                Some(Token::Word(word)) if word == "div" => Sum::Div,
                Some(Token::Word(word)) if word == "mod" => Sum::Mod,
                _ => return Ok(left),
            };
            self.at += 1;
            left = Node::Sum(how, Box::new(left), Box::new(self.signed(depth)?));
        }
    }

    fn signed(&mut self, depth: usize) -> Result<Node, ExprError> {
        let mut signs = 0;
        while self.take(&Token::Minus) {
            signs += 1;
        }
        let node = self.primary(depth)?;
        Ok(match signs {
            0 => node,
            n if n % 2 == 0 => Node::Negative(Box::new(Node::Negative(Box::new(node)))),
            _ => Node::Negative(Box::new(node)),
        })
    }

    fn primary(&mut self, depth: usize) -> Result<Node, ExprError> {
        let place = self.place();
        let Some(token) = self.peek().cloned() else { return Err(ExprError::Syntax(place)) };
        self.at += 1;
        match token {
            Token::Text(text) => Ok(Node::Text(text)),
            Token::Number(number) => Ok(Node::Number(number)),
            Token::Field(name) => self.beyond(Node::Field(name), place),
            Token::Open => {
                let node = self.or(depth + 1)?;
                self.expect(&Token::Close)?;
                Ok(node)
            }
            Token::Dot if self.take(&Token::Slash) => self.steps(0, place),
            Token::Dot => Ok(Node::Current),
            Token::DotDot => self.steps(1, place),
            Token::Slash => self.steps(0, place),
            Token::Word(name) if self.peek() == Some(&Token::Open) => {
                self.call(&name, place, depth)
            }
            Token::Word(name) if self.columns && self.peek() != Some(&Token::Slash) => {
                Ok(Node::Column(name))
            }
            Token::Word(name) if !is_operator(&name) => Err(ExprError::Bare { name, at: place }),
            _ => Err(ExprError::Syntax(place)),
        }
    }

    /// The rest of a path that went so many levels up: more `..`, then names, of which the
    /// last counts, since a form has each name once.
    fn steps(&mut self, mut up: usize, place: usize) -> Result<Node, ExprError> {
        let mut last = None;
        let mut wants_step = up == 0;
        loop {
            if !wants_step && !self.take(&Token::Slash) {
                break;
            }
            wants_step = false;
            match self.peek().cloned() {
                Some(Token::DotDot) if last.is_none() => up += 1,
                Some(Token::Dot) => {}
                Some(Token::Word(name) | Token::Field(name)) => last = Some(name),
                _ => return Err(ExprError::Path(place)),
            }
            self.at += 1;
        }
        match last {
            Some(name) => self.beyond(Node::Field(name), place),
            None if up > 0 => Ok(Node::Up(up)),
            None => Err(ExprError::Path(place)),
        }
    }

    /// What follows a field: nothing, or a condition on its rows, which no form needs that
    /// has `indexed-repeat`.
    fn beyond(&self, node: Node, place: usize) -> Result<Node, ExprError> {
        match self.peek() {
            Some(Token::OpenSquare | Token::Slash) => Err(ExprError::Path(place)),
            _ => Ok(node),
        }
    }

    fn call(&mut self, name: &str, place: usize, depth: usize) -> Result<Node, ExprError> {
        if name == "instance" {
            return self.items(place, depth);
        }
        if name == "current" {
            self.expect(&Token::Open)?;
            self.expect(&Token::Close)?;
            return if self.take(&Token::Slash) { self.steps(0, place) } else { Ok(Node::Current) };
        }
        if name == "pulldata" {
            return self.pulled(place, depth);
        }
        let unknown = || ExprError::UnknownFunction { name: name.to_owned(), at: place };
        let function = function_named(name).ok_or_else(unknown)?;
        self.expect(&Token::Open)?;
        let mut arguments = Vec::new();
        if !self.take(&Token::Close) {
            loop {
                arguments.push(self.or(depth + 1)?);
                if self.take(&Token::Close) {
                    break;
                }
                self.expect(&Token::Comma)?;
            }
        }
        if !function.takes(arguments.len()) {
            return Err(ExprError::Arguments { name: name.to_owned(), at: place });
        }
        if !function.accepts(&arguments) {
            return Err(ExprError::Pattern(place));
        }
        Ok(Node::Call(function, arguments))
    }

    /// `pulldata('file', 'column', 'key column', key)`: the column of the row in the file
    /// beside the form whose key is that.
    fn pulled(&mut self, place: usize, depth: usize) -> Result<Node, ExprError> {
        self.expect(&Token::Open)?;
        let mut words = Vec::new();
        for _ in 0..3 {
            let Some(Token::Text(word)) = self.peek().cloned() else {
                return Err(ExprError::Path(place));
            };
            self.at += 1;
            self.expect(&Token::Comma)?;
            words.push(word);
        }
        let key = self.or(depth + 1)?;
        self.expect(&Token::Close)?;
        let [file, column, by] = words.try_into().map_err(|_| ExprError::Path(place))?;
        let by = Box::new(Node::Column(column_in_file(&by)));
        let tests = vec![Node::Compare(Compare::Equal, by, Box::new(key))];
        Ok(Node::Items { list: list_of_file(&file), tests, column: column_in_file(&column) })
    }

    /// `instance('list')/root/item[test]…/column`.
    fn items(&mut self, place: usize, depth: usize) -> Result<Node, ExprError> {
        self.expect(&Token::Open)?;
        let Some(Token::Text(list)) = self.peek().cloned() else {
            return Err(ExprError::Path(place));
        };
        self.at += 1;
        self.expect(&Token::Close)?;
        for step in ["root", "item"] {
            if !(self.take(&Token::Slash) && self.take_word(step)) {
                return Err(ExprError::Path(place));
            }
        }
        let outside = std::mem::replace(&mut self.columns, true);
        let mut tests = Vec::new();
        while self.take(&Token::OpenSquare) {
            tests.push(self.or(depth + 1)?);
            self.expect(&Token::CloseSquare)?;
        }
        self.columns = outside;
        let column = match (self.peek(), self.ahead(1).cloned()) {
            (Some(Token::Slash), Some(Token::Word(column))) => {
                self.at += 2;
                column
            }
            (Some(Token::Slash), _) => return Err(ExprError::Path(place)),
            _ => "name".to_owned(),
        };
        Ok(Node::Items { list, tests, column })
    }
}

fn is_operator(name: &str) -> bool {
    matches!(name, "and" | "or" | "div" | "mod")
}
