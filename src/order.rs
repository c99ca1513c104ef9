//! Sorting, compiled once: the standard library's is compiled anew for each type and order, 4 KB each of what the browser downloads.

use std::cmp::Ordering;

/// Sorts; what compares equal stays in its order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut order: Vec<u32> = (0..items.len() as u32).collect();
    sort_numbers(&mut order, &|a, b| compare(&items[a as usize], &items[b as usize]).then(a.cmp(&b)));
    for at in 0..items.len() {
        let mut to = at;
        while order[to] as usize != at {
            let from = order[to] as usize;
            items.swap(to, from);
            order[to] = to as u32;
            to = from;
        }
        order[to] = to as u32;
    }
}

/// Sorts by a key; what has the same key stays in its order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts numbers, and leaves each of them once.
pub fn sort_distinct(numbers: &mut Vec<u32>) {
    sort_numbers(numbers, &|a, b| a.cmp(&b));
    numbers.dedup();
}

fn sort_numbers(numbers: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    numbers.sort_unstable_by(|a, b| compare(*a, *b));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_sorted_and_equals_stay_in_order() {
        let mut items: Vec<(usize, usize)> = (0..500).map(|at| (at * 7919 % 23, at)).collect();
        let mut expected = items.clone();
        expected.sort_by_key(|(key, _)| *key);
        sort_by_key(&mut items, |(key, _)| *key);
        assert_eq!(items, expected);
        sort_by(&mut items, |a, b| b.1.cmp(&a.1));
        assert!(items.iter().map(|(_, at)| *at).eq((0..500).rev()));
    }

    #[test]
    fn numbers_are_sorted_and_distinct() {
        let mut numbers = vec![3, 1, 2, 3, 1];
        sort_distinct(&mut numbers);
        assert_eq!(numbers, [1, 2, 3]);
    }
}
