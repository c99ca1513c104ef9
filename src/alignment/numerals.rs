//! Numbers written in Chinese characters.

/// The value of a digit or of a unit.
fn value(c: char) -> Option<(u64, bool)> {
    Some(match c {
        '〇' | '零' => (0, false),
        '一' | '壹' => (1, false),
        '二' | '两' | '兩' | '贰' => (2, false),
        '三' | '叁' => (3, false),
        '四' => (4, false),
        '五' => (5, false),
        '六' => (6, false),
        '七' => (7, false),
        '八' => (8, false),
        '九' => (9, false),
        '十' => (10, true),
        '百' => (100, true),
        '千' => (1000, true),
        '万' | '萬' => (10_000, true),
        '亿' | '億' => (100_000_000, true),
        _ => return None,
    })
}

/// Whether a character is part of a number.
pub fn is_numeral(c: char) -> bool {
    value(c).is_some()
}

/// The number that some characters are, whether by units (`二十三`) or digit by digit (`一九九八`); `None` if too large.
pub fn number(numeral: &str) -> Option<u64> {
    let parts: Vec<(u64, bool)> = numeral.chars().map(value).collect::<Option<_>>()?;
    if parts.iter().all(|(_, unit)| !unit) {
        return parts.iter().try_fold(0_u64, |number, (digit, _)| number.checked_mul(10)?.checked_add(*digit));
    }
    let (mut total, mut section, mut digit) = (0_u64, 0_u64, 0_u64);
    for (value, unit) in parts {
        if !unit {
            digit = value;
        } else if value >= 10_000 {
            total = total.checked_add(section.checked_add(digit)?.max(1).checked_mul(value)?)?;
            (section, digit) = (0, 0);
        } else {
            section = section.checked_add(digit.max(1).checked_mul(value)?)?;
            digit = 0;
        }
    }
    total.checked_add(section)?.checked_add(digit)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn by_units_and_digit_by_digit() {
        for (numeral, value) in [
            ("二十三", 23),
            ("十", 10),
            ("一九九八", 1998),
            ("三万五千", 35_000),
            ("一百零五", 105),
            ("二〇二四", 2024),
        ] {
            assert_eq!(number(numeral), Some(value), "{numeral}");
        }
    }
}
