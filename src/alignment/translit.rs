//! Names across alphabets: a Latin spelling of Cyrillic and Greek letters (after ISO 9 and ISO 843, without diacritics).

/// The Latin spelling of a word; `None` where a letter has none.
pub fn latin(word: &str) -> Option<String> {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        out.push_str(match c {
            'а' | 'α' => "a",
            'б' => "b",
            'в' | 'β' => "v",
            'г' | 'ґ' | 'γ' => "g",
            'д' | 'δ' => "d",
            'е' | 'э' | 'ё' | 'є' | 'ε' => "e",
            'ж' => "zh",
            'з' | 'ζ' => "z",
            'и' | 'й' | 'ы' | 'і' | 'ї' | 'ι' | 'η' | 'υ' => "i",
            'к' | 'κ' => "k",
            'л' | 'λ' => "l",
            'м' | 'μ' => "m",
            'н' | 'ν' => "n",
            'о' | 'ο' | 'ω' => "o",
            'п' | 'π' => "p",
            'р' | 'ρ' => "r",
            'с' | 'σ' | 'ς' => "s",
            'т' | 'τ' => "t",
            'у' => "u",
            'ф' | 'φ' => "f",
            'х' | 'χ' => "h",
            'ц' => "ts",
            'ч' => "ch",
            'ш' => "sh",
            'щ' => "sch",
            'ъ' | 'ь' => "",
            'ю' => "iu",
            'я' => "ia",
            'θ' => "th",
            'ξ' => "x",
            'ψ' => "ps",
            _ => return None,
        });
    }
    Some(out)
}
