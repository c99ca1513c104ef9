//! Characters as they are compared: full-width forms, Kangxi radicals and ligatures by their common form, and letters without
//! their diacritics. These are the parts of NFKC and NFD (UAX #15) that texts are found to need; a library's tables of all
//! of Unicode would weigh more than the rest of the worker.

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
    fn forms_are_compared_by_the_common_one() {
        let fold = |text: &str| text.chars().map(compatible).collect::<String>();
        assert_eq!(fold("ＡＢＣ１２３！"), "ABC123!");
        assert_eq!(fold("\u{2f00}\u{2fd5}"), "一龠");
        assert_eq!("éàüşñ".chars().map(plain).collect::<String>(), "eausn");
    }
}
