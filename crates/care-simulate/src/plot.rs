//! One picture: hard needs closed against pushes. Plain SVG, readable on light and dark paper.

use crate::measure::Figures;
use crate::policy::Policy;
use crate::report::MODEL;
use crate::study::Study;
use std::fmt::Write;

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 440.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 30.0;
const TOP: f64 = 56.0;
const BOTTOM: f64 = 84.0;

const STYLE: &str = "\
text{font:14px system-ui,sans-serif;fill:#1f2933}.small{font-size:12px;fill:#52606d}.head{font-size:16px;font-weight:600}\
.grid{stroke:#cbd2d9;stroke-width:1}.line{stroke:#52606d;stroke-width:2;fill:none}.other{fill:#52606d;stroke:#52606d}\
.ours{fill:#0b7285;stroke:#0b7285}.bold{font-weight:600}\
@media (prefers-color-scheme:dark){text{fill:#e4e7eb}.small{fill:#b8c2cc}.grid{stroke:#3e4c59}.line{stroke:#9aa5b1}\
.other{fill:#9aa5b1;stroke:#9aa5b1}.ours{fill:#3bc9db;stroke:#3bc9db}}";

/// Pushes are spread by their root, so that the quiet ones do not lie on one another.
fn x(pushes: f64, most: f64) -> f64 {
    LEFT + (pushes / most).sqrt() * (WIDTH - LEFT - RIGHT)
}

fn y(share: f64) -> f64 {
    let (low, high) = (0.3, 0.9);
    HEIGHT - BOTTOM - (share - low) / (high - low) * (HEIGHT - TOP - BOTTOM)
}

fn label(policy: Policy) -> String {
    match policy {
        Policy::NoHelp => "no help".to_owned(),
        Policy::Calendar => "calendar".to_owned(),
        Policy::Clock { every_days: 1 } => "clock, each day".to_owned(),
        Policy::Clock { every_days } => format!("{every_days} days"),
        Policy::Ours => "Care Navigator".to_owned(),
    }
}

fn point(svg: &mut String, figures: &Figures, most: f64) {
    let (at, up) = (x(figures.pushes.value, most), y(figures.in_time.value));
    let (class, radius) = if figures.policy == Policy::Ours { ("ours", 6.0) } else { ("other", 4.0) };
    let (low, high) = (y(figures.in_time.low), y(figures.in_time.high));
    let _ = writeln!(
        svg,
        "<line class=\"{class}\" stroke-width=\"2\" x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"{low:.1}\" y2=\"{high:.1}\"/>\
         <circle class=\"{class}\" cx=\"{at:.1}\" cy=\"{up:.1}\" r=\"{radius}\"/>"
    );
    let (anchor, dx, dy) = match figures.policy {
        Policy::Ours => ("start", 12.0, -10.0),
        Policy::Clock { every_days: 1 } => ("end", 4.0, 26.0),
        Policy::Clock { .. } => ("start", 2.0, 24.0),
        Policy::NoHelp | Policy::Calendar => ("start", 11.0, 5.0),
    };
    let bold = if class == "ours" { " class=\"bold\"" } else { "" };
    let _ = writeln!(
        svg,
        "<text{bold} text-anchor=\"{anchor}\" x=\"{:.1}\" y=\"{:.1}\">{}, {:.0} %</text>",
        at + dx,
        up + dy,
        label(figures.policy),
        figures.in_time.value * 100.0
    );
}

/// The picture.
pub fn plot(study: &Study) -> String {
    let all = || study.four.iter().chain(&study.clocks);
    let most = all().map(|figures| figures.pushes.value).fold(1.0, f64::max).ceil();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
         aria-labelledby=\"t d\">\n<title id=\"t\">Hard needs closed by the last safe day, against pushes a person and \
         week</title>\n<desc id=\"d\">{}</desc>\n<style>{STYLE}</style>\n",
        words(study)
    );
    let _ = writeln!(svg, "<text class=\"head\" x=\"{LEFT}\" y=\"26\">Hard needs closed by the last safe day</text>");
    for share in [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] {
        let (up, end) = (y(share), WIDTH - RIGHT);
        let _ = writeln!(
            svg,
            "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{end}\" y1=\"{up:.1}\" y2=\"{up:.1}\"/>\
             <text class=\"small\" text-anchor=\"end\" x=\"{:.1}\" y=\"{:.1}\">{:.0} %</text>",
            LEFT - 10.0,
            up + 4.0,
            share * 100.0
        );
    }
    for pushes in [0.0, 0.5, 1.0, 2.0, 4.0, 7.0, 10.0, 14.0].into_iter().filter(|pushes| *pushes <= most) {
        let _ = writeln!(
            svg,
            "<text class=\"small\" text-anchor=\"middle\" x=\"{:.1}\" y=\"{:.1}\">{pushes}</text>",
            x(pushes, most),
            HEIGHT - BOTTOM + 20.0
        );
    }
    let _ = writeln!(
        svg,
        "<text text-anchor=\"middle\" x=\"{:.1}\" y=\"{:.1}\">pushes a person and week (root scale)</text>",
        f64::midpoint(LEFT, WIDTH - RIGHT),
        HEIGHT - BOTTOM + 44.0
    );
    let mut clocks: Vec<&Figures> = all().filter(|figures| matches!(figures.policy, Policy::Clock { .. })).collect();
    clocks.sort_by_key(|figures| figures.policy);
    let path: Vec<String> = clocks
        .iter()
        .map(|figures| format!("{:.1},{:.1}", x(figures.pushes.value, most), y(figures.in_time.value)))
        .collect();
    let _ = writeln!(svg, "<polyline class=\"line\" stroke-dasharray=\"4 4\" points=\"{}\"/>", path.join(" "));
    for figures in all() {
        point(&mut svg, figures, most);
    }
    let _ = writeln!(
        svg,
        "<text class=\"small\" x=\"{LEFT}\" y=\"{:.1}\">{MODEL} {} journeys; bars are 95 % intervals.</text>\n</svg>",
        HEIGHT - 12.0,
        study.population.journeys
    );
    svg
}

/// The picture in words, for those who hear it.
fn words(study: &Study) -> String {
    let of = |figures: &Figures| {
        format!(
            "{}: {:.0} % closed with {:.1} pushes.",
            label(figures.policy),
            figures.in_time.value * 100.0,
            figures.pushes.value
        )
    };
    let each: Vec<String> = study.four.iter().map(of).collect();
    format!("{MODEL} {}", each.join(" "))
}
