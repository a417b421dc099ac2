//! All colours, sizes and fonts of the window, in one place: whatever is drawn takes them
//! from here. The contrasts that the tests compute are those of the tables below.

use std::sync::Arc;

use eframe::egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Id, Margin,
    RichText, Shadow, Stroke, Style, TextStyle, Theme, Ui, Vec2, style::ScrollStyle,
};

/// How the window is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// Dark words on light ground.
    #[default]
    Light,
    /// Light words on dark ground.
    Dark,
    /// Black and white, edges instead of fills.
    HighContrast,
}

impl Look {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::HighContrast];

    /// The name under which the choice is kept.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::HighContrast => "contrast",
        }
    }

    /// The look of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|look| look.code() == code)
    }

    const fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::HighContrast => &CONTRAST,
        }
    }
}

/// The colours of one look. Meaning is never told by colour alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Palette {
    /// Fields, editor, cards.
    pub panel: Color32,
    /// The window, lists.
    pub bg: Color32,
    /// Top, rail, foot.
    pub rail: Color32,
    /// Chips, the ground behind a photo.
    pub neutral: Color32,
    /// Words.
    pub text: Color32,
    /// Words of second rank.
    pub text2: Color32,
    /// What is chosen, links, focus, data.
    pub accent: Color32,
    /// An accent one step and two steps on, for hover and press.
    pub accent_steps: [Color32; 2],
    /// Words on accent.
    pub on_accent: Color32,
    /// The chosen row.
    pub selected: Color32,
    /// Contested, caution.
    pub contested: Color32,
    /// Their ground.
    pub contested_fill: Color32,
    /// Their edge.
    pub contested_edge: Color32,
    /// Refused, failed.
    pub refused: Color32,
    /// Their ground.
    pub refused_fill: Color32,
    /// Done, verified.
    pub done: Color32,
    /// Their ground.
    pub done_fill: Color32,
    /// The edge of controls.
    pub edge: Color32,
    /// Dividers: decoration only.
    pub line: Color32,
    /// The shadow below what floats.
    pub shadow: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

const LIGHT: Palette = Palette {
    panel: rgb(0xFF_FF_FF),
    bg: rgb(0xF3_F4_F2),
    rail: rgb(0xE8_EA_E7),
    neutral: rgb(0xEB_ED_EA),
    text: rgb(0x1B_21_23),
    text2: rgb(0x53_5D_61),
    accent: rgb(0x1B_65_60),
    accent_steps: [rgb(0x17_54_50), rgb(0x12_43_40)],
    on_accent: rgb(0xFF_FF_FF),
    selected: rgb(0xDD_EA_E7),
    contested: rgb(0x77_4C_00),
    contested_fill: rgb(0xFB_F1_DC),
    contested_edge: rgb(0xB3_7D_1C),
    refused: rgb(0x98_30_1F),
    refused_fill: rgb(0xFA_EA_E6),
    done: rgb(0x28_61_3F),
    done_fill: rgb(0xE3_F0_E7),
    edge: rgb(0x7B_84_81),
    line: rgb(0xDB_DE_DA),
    shadow: Color32::from_black_alpha(33),
};

const DARK: Palette = Palette {
    panel: rgb(0x1B_1F_21),
    bg: rgb(0x15_18_1A),
    rail: rgb(0x10_13_14),
    neutral: rgb(0x27_2D_30),
    text: rgb(0xE3_E7_E6),
    text2: rgb(0xA3_AE_B0),
    accent: rgb(0x66_BB_B2),
    accent_steps: [rgb(0x7C_C9_C1), rgb(0x94_D6_CF)],
    on_accent: rgb(0x0A_18_17),
    selected: rgb(0x1F_37_35),
    contested: rgb(0xE2_B6_5F),
    contested_fill: rgb(0x32_28_12),
    contested_edge: rgb(0xA6_7B_2C),
    refused: rgb(0xF0_9C_8E),
    refused_fill: rgb(0x3A_20_1C),
    done: rgb(0x80_C7_9B),
    done_fill: rgb(0x17_30_25),
    edge: rgb(0x6F_7A_7E),
    line: rgb(0x2E_35_38),
    shadow: Color32::from_black_alpha(102),
};

const CONTRAST: Palette = Palette {
    panel: Color32::WHITE,
    bg: Color32::WHITE,
    rail: Color32::WHITE,
    neutral: Color32::WHITE,
    text: Color32::BLACK,
    text2: Color32::BLACK,
    accent: rgb(0x00_3C_38),
    accent_steps: [Color32::BLACK, Color32::BLACK],
    on_accent: Color32::WHITE,
    selected: rgb(0xE0_E0_E0),
    contested: rgb(0x4A_2E_00),
    contested_fill: Color32::WHITE,
    contested_edge: Color32::BLACK,
    refused: rgb(0x70_12_04),
    refused_fill: Color32::WHITE,
    done: rgb(0x00_40_1C),
    done_fill: Color32::WHITE,
    edge: Color32::BLACK,
    line: Color32::BLACK,
    shadow: Color32::from_black_alpha(0),
};

/// Distances, in points.
pub mod space {
    /// From an icon to its word.
    pub const XS: f32 = 4.0;
    /// Inside controls, between chips.
    pub const S: f32 = 8.0;
    /// Between fields, and between controls.
    pub const M: f32 = 12.0;
    /// Inside a card, to the edge of a panel.
    pub const L: f32 = 16.0;
    /// To the edge of a page.
    pub const XL: f32 = 24.0;
    /// Between large blocks.
    pub const XXL: f32 = 32.0;
}

/// Measures of controls, in points.
pub mod size {
    /// The height of a control.
    pub const CONTROL: f32 = 32.0;
    /// Of a small one.
    pub const SMALL: f32 = 26.0;
    /// Of one on a start page, and of a final action.
    pub const LARGE: f32 = 40.0;
    /// The height of a row of one line.
    pub const ROW: f32 = 28.0;
    /// Of two lines.
    pub const ROW2: f32 = 48.0;
    /// Of three lines.
    pub const ROW3: f32 = 66.0;
    /// The corner of a control or row.
    pub const CORNER: u8 = 6;
    /// The corner of a card or dialog.
    pub const CARD_CORNER: u8 = 8;
    /// The width of a record's labels.
    pub const LABEL: f32 = 132.0;
    /// The width of what stands beside a value.
    pub const STATE: f32 = 100.0;
    /// Text is never wider.
    pub const TEXT: f32 = 760.0;
}

/// The bold cut.
pub fn bold_family() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// The one scale of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// The start page, large numbers.
    Display,
    /// One a screen.
    Title,
    /// Titles of panels and cards.
    Heading,
    /// Fields, rows, buttons.
    Body,
    /// As body, for what is chosen and names in a row.
    Strong,
    /// Remarks, chips, keys. Nothing is smaller.
    Small,
    /// As small, for heads of tables.
    SmallStrong,
}

impl Scale {
    /// Size and height of a line, in points.
    pub const fn measure(self) -> (f32, f32) {
        match self {
            Self::Display => (28.0, 36.0),
            Self::Title => (20.0, 28.0),
            Self::Heading => (16.0, 22.0),
            Self::Body | Self::Strong => (14.0, 20.0),
            Self::Small | Self::SmallStrong => (12.0, 16.0),
        }
    }

    /// The font.
    pub fn font(self) -> FontId {
        let family = match self {
            Self::Body | Self::Small => FontFamily::Proportional,
            _ => bold_family(),
        };
        FontId::new(self.measure().0, family)
    }

    /// Words of this size.
    pub fn text(self, words: impl Into<String>) -> RichText {
        let (size, line) = self.measure();
        RichText::new(words).font(FontId::new(size, self.font().family)).line_height(Some(line))
    }
}

/// The fonts: Noto Sans for all letters, Phosphor for icons in either cut.
fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let mut add = |name: &str, bytes: &'static [u8]| {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    };
    add("regular", include_bytes!("../../assets/fonts/NotoSans-Regular.ttf"));
    add("bold", include_bytes!("../../assets/fonts/NotoSans-Bold.ttf"));
    add("icons", include_bytes!("../../assets/fonts/Phosphor-subset.ttf"));
    let family = |text: &str| vec![text.to_owned(), "icons".to_owned()];
    fonts.families.insert(FontFamily::Proportional, family("regular"));
    fonts.families.insert(FontFamily::Monospace, family("regular"));
    fonts.families.insert(bold_family(), family("bold"));
    fonts
}

/// Sets a window up, once.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    // The size of text is a choice of ours; the toolkit's own keys would go past it.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    set_look(ctx, Look::default());
}

fn look_id() -> Id {
    Id::unique("look")
}

/// Colours the window.
pub fn set_look(ctx: &Context, look: Look) {
    ctx.data_mut(|data| data.insert_temp(look_id(), look));
    let theme = if look == Look::Dark { Theme::Dark } else { Theme::Light };
    ctx.set_theme(theme);
    ctx.set_style_of(theme, style(theme, look.palette()));
}

/// The look at present.
pub fn look(ctx: &Context) -> Look {
    ctx.data(|data| data.get_temp(look_id())).unwrap_or_default()
}

/// The colours at present.
pub fn palette(ui: &Ui) -> &'static Palette {
    look(ui.ctx()).palette()
}

fn style(theme: Theme, palette: &Palette) -> Style {
    let mut style = Style { visuals: theme.default_visuals(), ..Style::default() };
    let scale = [
        (TextStyle::Heading, Scale::Title),
        (TextStyle::Body, Scale::Body),
        (TextStyle::Button, Scale::Body),
        (TextStyle::Monospace, Scale::Body),
        (TextStyle::Small, Scale::Small),
    ];
    style.text_styles = scale.into_iter().map(|(name, scale)| (name, scale.font())).collect();
    style.animation_time = 0.0;
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(space::S, space::S);
    spacing.button_padding = Vec2::new(space::M, 6.0);
    spacing.interact_size = Vec2::new(26.0, size::SMALL);
    spacing.window_margin = Margin::same(16);
    spacing.menu_margin = Margin::same(4);
    spacing.scroll = ScrollStyle { floating: true, bar_width: 8.0, ..ScrollStyle::floating() };
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    colour(&mut style.visuals, palette);
    style
}

fn colour(visuals: &mut eframe::egui::Visuals, palette: &Palette) {
    visuals.override_text_color = Some(palette.text);
    visuals.weak_text_color = Some(palette.text2);
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.contested;
    visuals.error_fg_color = palette.refused;
    visuals.panel_fill = palette.bg;
    visuals.window_fill = palette.panel;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.extreme_bg_color = palette.panel;
    visuals.text_edit_bg_color = Some(palette.panel);
    visuals.faint_bg_color = palette.bg;
    visuals.code_bg_color = palette.neutral;
    visuals.selection.bg_fill = palette.selected;
    visuals.selection.stroke = Stroke::new(1.0, palette.accent);
    visuals.text_cursor.stroke = Stroke::new(2.0, palette.accent);
    visuals.window_corner_radius = CornerRadius::same(size::CARD_CORNER);
    visuals.menu_corner_radius = CornerRadius::same(size::CARD_CORNER);
    visuals.window_shadow = shadow(palette);
    visuals.popup_shadow = shadow(palette);
    let widgets = &mut visuals.widgets;
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, palette.line);
    widgets.noninteractive.fg_stroke = Stroke::new(1.0, palette.text);
    let states = [
        (&mut widgets.inactive, palette.edge, palette.panel),
        (&mut widgets.hovered, palette.edge, palette.neutral),
        (&mut widgets.active, palette.accent, palette.neutral),
        (&mut widgets.open, palette.accent, palette.panel),
    ];
    for (state, edge, fill) in states {
        state.bg_stroke = Stroke::new(1.0, edge);
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.fg_stroke = Stroke::new(1.5, palette.text);
        state.corner_radius = CornerRadius::same(size::CORNER);
        state.expansion = 0.0;
    }
}

/// The one soft shadow, below what floats.
pub fn shadow(palette: &Palette) -> Shadow {
    Shadow { offset: [0, 4], blur: 16, spread: 0, color: palette.shadow }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance and contrast as WCAG 2.2 defines them.
    fn luminance(colour: Color32) -> f64 {
        let part = |byte: u8| {
            let c = f64::from(byte) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn words_stand_out_from_their_ground_by_4_5() {
        for look in Look::ALL {
            let p = look.palette();
            let grounds = [p.panel, p.bg, p.rail, p.neutral, p.selected];
            let mut pairs: Vec<_> =
                grounds.iter().flat_map(|ground| [(p.text, *ground), (p.text2, *ground)]).collect();
            pairs.extend([p.panel, p.bg, p.rail, p.selected].map(|ground| (p.accent, ground)));
            pairs
                .extend([p.accent, p.accent_steps[0], p.accent_steps[1]].map(|g| (p.on_accent, g)));
            for (words, fill) in [
                (p.contested, p.contested_fill),
                (p.refused, p.refused_fill),
                (p.done, p.done_fill),
            ] {
                pairs.extend([p.panel, p.bg, fill].map(|ground| (words, ground)));
                pairs.extend([(p.text, fill), (p.text2, fill)]);
            }
            for (words, ground) in pairs {
                let ratio = contrast(words, ground);
                assert!(ratio >= 4.5, "{look:?}: {words:?} on {ground:?} is {ratio:.2}");
            }
        }
    }

    #[test]
    fn edges_and_focus_stand_out_from_their_ground_by_3() {
        for look in Look::ALL {
            let p = look.palette();
            for ground in [p.panel, p.bg, p.rail] {
                for edge in [p.edge, p.accent] {
                    let ratio = contrast(edge, ground);
                    assert!(ratio >= 3.0, "{look:?}: {edge:?} on {ground:?} is {ratio:.2}");
                }
            }
            assert!(contrast(p.contested_edge, p.panel) >= 3.0);
        }
    }

    #[test]
    fn every_letter_and_icon_has_a_glyph() {
        let ctx = Context::default();
        install(&ctx);
        let mut letters: Vec<char> = (' '..='~').chain('А'..='я').collect();
        letters.extend("ЁёӘәҒғҚқҢңӨөҰұҮүҺһІі«»„“”—–…·×°№₸’ʼ".chars());
        let icons = include_str!("icons.rs").split("\\u{").skip(1);
        let icons = icons.filter_map(|rest| u32::from_str_radix(rest.split('}').next()?, 16).ok());
        letters.extend(icons.filter_map(char::from_u32));
        let mut output = ctx.run_ui(eframe::egui::RawInput::default(), |ui| {
            for scale in [Scale::Body, Scale::Strong] {
                for letter in &letters {
                    let drawn = ui.fonts_mut(|fonts| fonts.has_glyph(&scale.font(), *letter));
                    assert!(drawn, "{letter:?} ({:x})", u32::from(*letter));
                }
            }
        });
        output.textures_delta.clear();
    }
}
