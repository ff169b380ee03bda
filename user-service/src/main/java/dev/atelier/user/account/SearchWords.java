package dev.atelier.user.account;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an account is found by: each beginning of each word of its user name and e-mail address, stored with it, so that a
 * search is equality on an index, whatever it is given. Both are ASCII by their rules.
 */
public final class SearchWords {

    /** A longer word is found by its first characters or whole. */
    private static final int LONGEST_BEGINNING = 32;

    private static final int MOST_OF_A_QUERY = 10;
    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");

    private SearchWords() {}

    /** To be stored with an account of this name and address. */
    public static List<String> of(String username, String email) {
        return Stream.of(username, email)
                .flatMap(SearchWords::words)
                .flatMap(SearchWords::beginnings)
                .distinct()
                .toList();
    }

    /** What an account must have to be found; empty if the query has no word. */
    static Set<String> ofQuery(String query) {
        return words(query).limit(MOST_OF_A_QUERY).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Arrays.stream(SEPARATORS.split(plain)).filter(word -> !word.isEmpty());
    }

    private static Stream<String> beginnings(String word) {
        int longest = Math.min(LONGEST_BEGINNING, word.length());
        Stream<String> beginnings = Stream.iterate(1, length -> length <= longest, length -> length + 1)
                .map(length -> word.substring(0, length));
        return Stream.concat(beginnings, Stream.of(word));
    }
}
