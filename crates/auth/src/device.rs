//! With what somebody signed in, so that they know their sessions apart: `Firefox, Windows`.
//!
//! A browser says about itself whatever it likes, and much more than anybody needs here. Of that only
//! two names of a closed list are taken, once, at sign-in; what was sent is not kept. The names help a
//! person to recognise a session of their own and prove nothing.

/// So many bytes of what a browser says about itself are looked at.
const LOOKED_AT: usize = 512;

/// A family of browsers or systems.
#[derive(Debug, PartialEq, Eq)]
pub struct Family {
    /// How it is kept.
    code: &'static str,
    /// Its name; the same in every language.
    pub name: &'static str,
    /// How it gives itself away: the begin of a word for a browser, a whole word for a system.
    signs: &'static [&'static str],
}

const fn family(code: &'static str, name: &'static str, signs: &'static [&'static str]) -> Family {
    Family { code, name, signs }
}

/// In the order in which they are looked for: most call themselves Chrome and Safari, too.
static BROWSERS: [Family; 7] = [
    family("edge", "Edge", &["Edg/", "EdgA/", "EdgiOS/", "Edge/"]),
    family("opera", "Opera", &["OPR/", "OPT/", "Opera/"]),
    family("samsung", "Samsung Internet", &["SamsungBrowser/"]),
    family("vivaldi", "Vivaldi", &["Vivaldi/"]),
    family("firefox", "Firefox", &["Firefox/", "FxiOS/"]),
    family("chrome", "Chrome", &["Chrome/", "CriOS/", "Chromium/"]),
    // Many say "Safari/"; only its own versions are told like this.
    family("safari", "Safari", &["Version/"]),
];

/// Likewise: telephones call themselves Linux, too. Newer tablets of Apple say that they are a Mac.
static SYSTEMS: [Family; 7] = [
    family("ios", "iOS", &["iPhone", "iPod"]),
    family("ipados", "iPadOS", &["iPad"]),
    family("android", "Android", &["Android"]),
    family("chromeos", "ChromeOS", &["CrOS"]),
    family("windows", "Windows", &["Windows"]),
    family("macos", "macOS", &["Macintosh"]),
    family("linux", "Linux", &["Linux", "X11"]),
];

/// What is kept of a browser: two names at most.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Device {
    /// Its family, if it is one of those that are known here.
    pub browser: Option<&'static Family>,
    /// Its system, likewise.
    pub system: Option<&'static Family>,
}

impl Device {
    /// Reads what a browser says about itself (`User-Agent`). Whatever else stands there is left
    /// where it is.
    ///
    /// ```
    /// use auth::device::Device;
    ///
    /// let said = b"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
    /// assert_eq!(Device::of(said).code(), "firefox/windows");
    /// assert_eq!(Device::of(b"<script>").code(), "");
    /// ```
    pub fn of(said: &[u8]) -> Self {
        let said = &said[..said.len().min(LOOKED_AT)];
        let apart = |byte: &u8| byte.is_ascii_whitespace() || b"();,".contains(byte);
        let words: Vec<&[u8]> = said.split(apart).collect();
        let begins = |sign: &&str| words.iter().any(|word| word.starts_with(sign.as_bytes()));
        let stands = |sign: &&str| words.contains(&sign.as_bytes());
        Self {
            browser: BROWSERS.iter().find(|one| one.signs.iter().any(begins)),
            system: SYSTEMS.iter().find(|one| one.signs.iter().any(stands)),
        }
    }

    /// How it is kept: `firefox/windows`, `firefox/`, `/windows`, or nothing.
    pub fn code(self) -> String {
        if self == Self::default() {
            return String::new();
        }
        let code = |one: Option<&Family>| one.map_or("", |one| one.code);
        format!("{}/{}", code(self.browser), code(self.system))
    }

    /// What was kept; a name that is not known counts as none.
    pub fn from_code(code: &str) -> Self {
        let (browser, system) = code.split_once('/').unwrap_or_default();
        Self {
            browser: BROWSERS.iter().find(|one| one.code == browser),
            system: SYSTEMS.iter().find(|one| one.code == system),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(said: &str) -> String {
        Device::of(said.as_bytes()).code()
    }

    #[test]
    fn those_that_are_in_use_are_told_apart() {
        for (said, device) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Chrome/141.0.0.0 Safari/537.36",
                "chrome/windows",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
                "edge/windows",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like \
                 Gecko) Version/18.5 Safari/605.1.15",
                "safari/macos",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, \
                 like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
                "safari/ios",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, \
                 like Gecko) FxiOS/140.0 Mobile/15E148 Safari/605.1.15",
                "firefox/ios",
            ),
            (
                "Mozilla/5.0 (iPad; CPU OS 16_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like \
                 Gecko) CriOS/141.0 Mobile/15E148 Safari/604.1",
                "chrome/ipados",
            ),
            (
                "Mozilla/5.0 (Linux; Android 14; SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) \
                 SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
                "samsung/android",
            ),
            (
                "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0",
                "firefox/android",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "firefox/linux",
            ),
            (
                "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Chrome/141.0.0.0 Safari/537.36",
                "chrome/chromeos",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Chrome/140.0.0.0 Safari/537.36 OPR/124.0.0.0",
                "opera/windows",
            ),
            (
                "Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko",
                "/windows",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) \
                 SomethingNew/1.0 Safari/537.36",
                "/linux",
            ),
            ("curl/8.14.1", ""),
            ("", ""),
        ] {
            assert_eq!(of(said), device, "{said}");
        }
    }

    #[test]
    fn what_is_kept_is_read_again() {
        for code in ["firefox/windows", "firefox/", "/windows", ""] {
            assert_eq!(Device::from_code(code).code(), code);
        }
        for code in [
            "netscape/os2",
            "firefox",
            "/",
            "<b>/<i>",
            "firefox/windows/x",
        ] {
            let read = Device::from_code(code).code();
            assert!(["", "firefox/"].contains(&read.as_str()), "{code}");
        }
    }

    #[test]
    fn only_whole_words_count_and_only_the_begin_is_read() {
        assert_eq!(of("NotFirefox/1 (MyWindows; Linuxoid)"), "");
        assert_eq!(of("<script>Firefox/1</script>"), "");
        let far = format!("{}Firefox/140.0 Windows", "a ".repeat(300));
        assert_eq!(of(&far), "");
    }

    proptest! {
        #[test]
        fn whatever_is_sent_only_known_names_are_kept(said in proptest::collection::vec(any::<u8>(), 0..2_000)) {
            let device = Device::of(&said);
            prop_assert_eq!(Device::from_code(&device.code()), device);
            prop_assert!(device.code().len() <= 20);
        }
    }
}
