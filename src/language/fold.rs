//! Characters as they are compared: full-width forms, Kangxi radicals and ligatures by their common form, and letters without
//! their diacritics. These are the parts of NFKC and NFD (UAX #15), and of lower case, that texts are found to need; a library's
//! tables of all of Unicode would weigh more than the rest of the worker.

/// The common form of a character that was written in a form for compatibility.
pub fn compatible(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' | '\u{202f}' => ' ',
        '\u{2f00}'..='\u{2fd5}' => KANGXI.chars().nth(c as usize - 0x2F00).unwrap_or(c),
        '²' => '2',
        '³' => '3',
        '¹' => '1',
        '⁰'..='⁹' => char::from_u32(c as u32 - '⁰' as u32 + '0' as u32).unwrap_or(c),
        'ﬁ' | 'ﬂ' => 'f',
        _ => c,
    }
}

/// A letter in lower case, in the scripts that tell small letters from capitals and are written today.
pub fn lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let code = c as u32;
    let lower = match code {
        0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3A1 | 0x3A3..=0x3AB | 0x410..=0x42F | 0xFF21..=0xFF3A => code + 32,
        // Capital and small letter side by side; the small one has the odd number, or the even one.
        0x100..=0x12F | 0x132..=0x137 | 0x14A..=0x177 | 0x1A0..=0x1A5 | 0x1DE..=0x1EF | 0x1F8..=0x21F => code | 1,
        0x460..=0x481 | 0x48A..=0x4BF | 0x4D0..=0x52F | 0x1E00..=0x1E95 | 0x1EA0..=0x1EFF => code | 1,
        0x139..=0x148 | 0x179..=0x17E | 0x1AF..=0x1B0 | 0x1CD..=0x1DC | 0x4C1..=0x4CE => code + code % 2,
        0x130 => 0x69,
        0x178 => 0xFF,
        0x18F => 0x259,
        0x386 => 0x3AC,
        0x388..=0x38A => code + 37,
        0x38C => 0x3CC,
        0x38E..=0x38F => code + 63,
        0x400..=0x40F => code + 80,
        0x4C0 => 0x4CF,
        0x531..=0x556 => code + 48,
        0x1E9E => 0xDF,
        // Ancient Greek.
        0x1F08..=0x1F0F | 0x1F18..=0x1F1D | 0x1F28..=0x1F2F | 0x1F38..=0x1F3F | 0x1F48..=0x1F4D | 0x1F68..=0x1F6F => {
            code - 8
        }
        0x1F59 | 0x1F5B | 0x1F5D | 0x1F5F => code - 8,
        _ => return c,
    };
    char::from_u32(lower).unwrap_or(c)
}

/// A text in lower case.
pub fn lowered(text: &str) -> String {
    text.chars().map(lower).collect()
}

/// A lower-case letter without its diacritic.
pub fn plain(c: char) -> char {
    if c.is_ascii() || !c.is_lowercase() {
        return c;
    }
    MARKED.iter().find(|(_, marked)| marked.contains(c)).map_or(c, |(letter, _)| *letter)
}

/// The characters that the Kangxi radicals look like, in their order from U+2F00.
const KANGXI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Latin letters and what they look like with diacritics.
const MARKED: &[(char, &str)] = &[
    ('a', "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặæ"),
    ('b', "ḃḅḇ"),
    ('c', "çćĉċčḉ"),
    ('d', "ďḋḍḏḑḓđð"),
    ('e', "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
    ('f', "ḟ"),
    ('g', "ĝğġģǧǵḡ"),
    ('h', "ĥȟḣḥḧḩḫẖħ"),
    ('i', "ìíîïĩīĭįǐȉȋḭḯỉịı"),
    ('j', "ĵǰ"),
    ('k', "ķǩḱḳḵ"),
    ('l', "ĺļľḷḹḻḽł"),
    ('m', "ḿṁṃ"),
    ('n', "ñńņňǹṅṇṉṋ"),
    ('o', "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợø"),
    ('p', "ṕṗ"),
    ('r', "ŕŗřȑȓṙṛṝṟ"),
    ('s', "śŝşšșṡṣṥṧṩß"),
    ('t', "ţťțṫṭṯṱẗŧ"),
    ('u', "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
    ('v', "ṽṿ"),
    ('w', "ŵẁẃẅẇẉẘ"),
    ('x', "ẋẍ"),
    ('y', "ýÿŷȳẏẙỳỵỷỹ"),
    ('z', "źżžẑẓẕ"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_brought_to_lower_case() {
        let standard = |c: char| c.to_lowercase().next().unwrap_or(c);
        for c in '\0'..=char::MAX {
            assert!(lower(c) == standard(c) || lower(c) == c, "{c}");
        }
        for c in ['\0'..='\u{17f}', 'Ά'..='ώ', 'Ѐ'..='֏', '\u{1e00}'..='\u{1eff}'].into_iter().flatten() {
            assert_eq!(lower(c), standard(c), "{c}");
        }
        assert_eq!(lowered("ÀÉ ΆΣ ЁЖ Straẞe 中"), "àé άσ ёж straße 中");
    }

    #[test]
    fn forms_are_compared_by_the_common_one() {
        let fold = |text: &str| text.chars().map(compatible).collect::<String>();
        assert_eq!(fold("ＡＢＣ１２３！"), "ABC123!");
        assert_eq!(fold("\u{2f00}\u{2fd5}"), "一龠");
        assert_eq!("éàüşñ".chars().map(plain).collect::<String>(), "eausn");
    }
}
