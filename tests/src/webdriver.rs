//! A small WebDriver client (W3C WebDriver Level 2): as much as one journey needs.
//!
//! WebKit brings its own driver, so nothing stands between the test and the window (ADR 0007).

use crate::until::until;
use serde_json::{Value, json};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The key under which an element's id travels: a constant of the standard, section 12.
const ELEMENT_KEY: &str = "element-6066-11e4-a52e-4f735466cecf";
/// A request that takes longer has hung.
const REQUEST_LIMIT: Duration = Duration::from_secs(90);

/// What the driver said no with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The standard's code, `no such element` and so on.
    pub code: String,
    /// The driver's words.
    pub message: String,
}

/// An element of the page, known by the driver's id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element(String);

impl Element {
    /// From a value that a script returned, if it is an element.
    #[must_use]
    pub fn from_value(value: &Value) -> Option<Self> {
        value.get(ELEMENT_KEY).and_then(Value::as_str).map(|id| Self(id.to_owned()))
    }

    /// As an argument for a script.
    #[must_use]
    pub fn to_value(&self) -> Value {
        json!({ ELEMENT_KEY: self.0 })
    }
}

/// One app under the driver. Dropping it ends both.
pub struct Session {
    app: PathBuf,
    driver: Child,
    http: ureq::Agent,
    /// Up to and with the session's id.
    base: String,
}

impl Session {
    /// Starts the driver, which starts the app.
    ///
    /// # Panics
    /// When the driver is missing or the app does not come up.
    #[must_use]
    pub fn start(app: &Path, words: &[&str], environment: &[(&str, &str)]) -> Self {
        // A second start beside a running app only brings that one to the front, and the driver waits for ever.
        until("an app of an earlier session has ended", || (!is_running(app)).then_some(()));
        let port = free_port();
        let driver = Command::new("WebKitWebDriver")
            .args(["-p", &port.to_string()])
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            // Set for quieter figures elsewhere; here it would make the driver wait for ever for a picture.
            .env_remove("WEBKIT_DISABLE_COMPOSITING_MODE")
            .envs(environment.iter().copied())
            .stdin(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver starts (Debian: webkit2gtk-driver)");
        let config = ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(REQUEST_LIMIT));
        let mut session =
            Self { app: app.to_owned(), driver, http: config.build().into(), base: format!("http://127.0.0.1:{port}") };
        until("the driver answers", || session.get("/status").ok());
        let wish = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "wry",
            "webkitgtk:browserOptions": { "binary": app, "args": words },
        }}});
        let made = session.post("/session", &wish).unwrap_or_else(|no| panic!("the app comes up: {no:?}"));
        let id = made["sessionId"].as_str().expect("the driver names the session");
        session.base = format!("{}/session/{id}", session.base);
        session
    }

    /// Process id of the driver, whose child the app is.
    #[must_use]
    pub fn driver_id(&self) -> u32 {
        self.driver.id()
    }

    /// Runs a function body in the page and gives what it returns.
    ///
    /// # Errors
    /// What the driver answers when the script fails.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Result<Value, Refusal> {
        self.post("/execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// Runs a function body whose last argument is called with the answer.
    ///
    /// # Errors
    /// What the driver answers when the script fails or never answers.
    pub fn run_and_wait(&self, script: &str, arguments: &[Value]) -> Result<Value, Refusal> {
        self.post("/execute/async", &json!({ "script": script, "args": arguments }))
    }

    /// First element that the CSS selector finds.
    ///
    /// # Errors
    /// `no such element` when there is none.
    pub fn css(&self, selector: &str) -> Result<Element, Refusal> {
        let found = self.post("/element", &json!({ "using": "css selector", "value": selector }))?;
        Element::from_value(&found).ok_or(Refusal { code: "no such element".to_owned(), message: selector.to_owned() })
    }

    /// Clicks as a person does: scrolled into view, in the middle, refused when something lies over it.
    ///
    /// # Errors
    /// The driver's reason.
    pub fn click(&self, element: &Element) -> Result<(), Refusal> {
        self.post(&format!("/element/{}/click", element.0), &json!({})).map(drop)
    }

    /// Types into an element, after what is there.
    ///
    /// # Errors
    /// The driver's reason.
    pub fn type_into(&self, element: &Element, text: &str) -> Result<(), Refusal> {
        self.post(&format!("/element/{}/value", element.0), &json!({ "text": text })).map(drop)
    }

    /// Empties a field.
    ///
    /// # Errors
    /// The driver's reason.
    pub fn clear(&self, element: &Element) -> Result<(), Refusal> {
        self.post(&format!("/element/{}/clear", element.0), &json!({})).map(drop)
    }

    /// What the person reads in an element.
    ///
    /// # Errors
    /// The driver's reason, `stale element reference` when the page has moved on.
    pub fn text(&self, element: &Element) -> Result<String, Refusal> {
        let text = self.get(&format!("/element/{}/text", element.0))?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// The page as a PNG, in base64.
    ///
    /// # Errors
    /// The driver's reason.
    pub fn screenshot(&self) -> Result<String, Refusal> {
        Ok(self.get("/screenshot")?.as_str().unwrap_or_default().to_owned())
    }

    fn get(&self, path: &str) -> Result<Value, Refusal> {
        answer(self.http.get(format!("{}{path}", self.base)).call())
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, Refusal> {
        answer(self.http.post(format!("{}{path}", self.base)).send_json(body))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The driver ends the app with the session; then the driver itself is ours to end.
        let _ = self.http.delete(&self.base).call();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        // An app whose last window went to the tray goes on watching; here nobody is left to watch for.
        for process in running(&self.app) {
            let _ = Command::new("kill").arg(process.to_string()).status();
        }
    }
}

fn answer(response: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, Refusal> {
    let broken = |why: String| Refusal { code: "no answer".to_owned(), message: why };
    let mut response = response.map_err(|e| broken(e.to_string()))?;
    let is_fine = response.status().is_success();
    // A screenshot is far larger than what a client takes by default.
    let body = response.body_mut().with_config().limit(64 * 1024 * 1024);
    let mut body: Value = body.read_json().map_err(|e| broken(e.to_string()))?;
    let value = body["value"].take();
    if is_fine {
        return Ok(value);
    }
    let word = |name: &str| value[name].as_str().unwrap_or("unknown").to_owned();
    Err(Refusal { code: word("error"), message: word("message") })
}

/// A process of this program is alive.
fn is_running(app: &Path) -> bool {
    !running(app).is_empty()
}

/// The processes that run a program.
fn running(app: &Path) -> Vec<u32> {
    let Ok(app) = app.canonicalize() else { return Vec::new() };
    let processes = std::fs::read_dir("/proc").into_iter().flatten().filter_map(Result::ok);
    let of_app = processes.filter(|process| std::fs::read_link(process.path().join("exe")).is_ok_and(|exe| exe == app));
    of_app.filter_map(|process| process.file_name().to_str()?.parse().ok()).collect()
}

/// A port that nobody listens on; freed again before the driver takes it.
fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port on the loopback");
    listener.local_addr().expect("its number").port()
}
