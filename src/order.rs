//! Sorting, compiled once, and by merging: the standard library sorts faster, but in 5 KB of what the browser downloads, and in 4 KB more for
//! each type and order.

use std::cmp::Ordering;

/// Sorts; what compares equal stays in its order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut order: Vec<u32> = (0..items.len() as u32).collect();
    sort_numbers(&mut order, &|a, b| compare(&items[a as usize], &items[b as usize]));
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

/// Merges runs that are sorted, each time of twice the length (merge sort); what compares equal stays in its order.
fn sort_numbers(numbers: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    let mut merged = Vec::new();
    let mut length = 1;
    while length < numbers.len() {
        for runs in numbers.chunks(2 * length) {
            let (mut left, mut right) = runs.split_at(length.min(runs.len()));
            while let ([a, later @ ..], [b, after @ ..]) = (left, right) {
                if compare(*a, *b).is_le() {
                    merged.push(*a);
                    left = later;
                } else {
                    merged.push(*b);
                    right = after;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        numbers.copy_from_slice(&merged);
        merged.clear();
        length *= 2;
    }
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
