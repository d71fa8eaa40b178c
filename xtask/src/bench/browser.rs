//! The smallest client that can sign in and ask for pages over one connection.

use std::{
    fmt::Write as _,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
};

use anyhow::{Context, Result, ensure};

/// Between the parts of a form with a file.
const BOUNDARY: &str = "nahtlos-bench-part";

/// An answer.
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Cookie that was set.
    cookie: Option<String>,
    /// Where it leads, of a redirect.
    pub location: Option<String>,
    /// The page.
    pub body: String,
}

/// One connection with a cookie.
pub struct Browser {
    address: String,
    stream: BufReader<TcpStream>,
    cookie: String,
}

impl Browser {
    /// Connects.
    pub fn connect(address: &str) -> Result<Self> {
        let stream =
            TcpStream::connect(address).with_context(|| format!("connecting {address}"))?;
        stream.set_nodelay(true)?;
        Ok(Self {
            address: address.to_owned(),
            stream: BufReader::new(stream),
            cookie: String::new(),
        })
    }

    /// Signs in and keeps the cookie.
    pub fn sign_in(&mut self, login: &str, password: &str) -> Result<()> {
        let body = format!("login={login}&password={password}&next=");
        let answer = self.send(&format!(
            "POST /login HTTP/1.1\r\nHost: {}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        ))?;
        ensure!(
            answer.status == 303,
            "signing in answered {}",
            answer.status
        );
        let cookie = answer.cookie.context("signing in set no cookie")?;
        cookie
            .split(';')
            .next()
            .unwrap_or("")
            .clone_into(&mut self.cookie);
        Ok(())
    }

    /// The cookie of the session.
    pub fn cookie(&self) -> &str {
        &self.cookie
    }

    /// Goes on with the cookie of a session.
    pub fn resume(&mut self, cookie: &str) {
        cookie.clone_into(&mut self.cookie);
    }

    /// Sends a form.
    pub fn post(&mut self, path: &str, body: &str) -> Result<Answer> {
        self.send(&format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            self.cookie,
            body.len()
        ))
    }

    /// Sends a form with a file: its name as a field, its own name, its text.
    pub fn upload(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        (field, name, text): (&str, &str, &str),
    ) -> Result<Answer> {
        let mut body = String::new();
        for (field, value) in fields {
            let _ = write!(
                body,
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n"
            );
        }
        let _ = write!(
            body,
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; \
             filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n{text}\r\n--{BOUNDARY}--\r\n"
        );
        self.send(&format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            self.cookie,
            body.len()
        ))
    }

    /// Asks for a page.
    pub fn get(&mut self, path: &str) -> Result<Answer> {
        self.send(&format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n\r\n",
            self.address, self.cookie
        ))
    }

    fn send(&mut self, request: &str) -> Result<Answer> {
        self.stream.get_mut().write_all(request.as_bytes())?;
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        let status = line
            .split(' ')
            .nth(1)
            .and_then(|code| code.parse().ok())
            .unwrap_or(0);
        let (mut length, mut chunked) = (0usize, false);
        let (mut cookie, mut location) = (None, None);
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            let Some((name, value)) = line.trim_end().split_once(": ") else {
                break;
            };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse()?,
                "transfer-encoding" => chunked = value.eq_ignore_ascii_case("chunked"),
                "set-cookie" => cookie = Some(value.to_owned()),
                "location" => location = Some(value.to_owned()),
                _ => {}
            }
        }
        let bytes = if chunked {
            self.chunks()?
        } else {
            self.exactly(length)?
        };
        Ok(Answer {
            status,
            cookie,
            location,
            body: String::from_utf8(bytes)?,
        })
    }

    fn exactly(&mut self, length: usize) -> Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.stream.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn chunks(&mut self) -> Result<Vec<u8>> {
        let mut all = Vec::new();
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line)?;
            let length = usize::from_str_radix(line.trim(), 16)?;
            let chunk = self.exactly(length + 2)?;
            if length == 0 {
                return Ok(all);
            }
            all.extend_from_slice(&chunk[..length]);
        }
    }
}
