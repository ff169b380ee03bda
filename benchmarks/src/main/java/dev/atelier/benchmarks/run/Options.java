package dev.atelier.benchmarks.run;

import dev.atelier.benchmarks.platform.Site;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run is made.
 *
 * @param round length of one round of one scenario
 * @param rounds how often the scenarios take turns
 * @param warmup before anything is measured
 * @param connections at saturation
 * @param rate calls per second of the latency rounds
 * @param openStreams held open for the memory measurement; 0 leaves it out
 * @param repository whose {@code ./atelier status} tells the processes; null if they cannot be seen from here
 */
public record Options(
        Site site,
        Duration round,
        int rounds,
        Duration warmup,
        int connections,
        int rate,
        int openStreams,
        @Nullable String repository) {

    private static final List<String> KNOWN = List.of(
            "--gateway",
            "--simulator",
            "--seconds",
            "--rounds",
            "--warmup",
            "--connections",
            "--rate",
            "--streams",
            "--repository");

    /** @throws IllegalArgumentException with one line that says what is wrong */
    public static Options parse(List<String> words) {
        for (int i = 0; i < words.size(); i += 2) {
            if (!KNOWN.contains(words.get(i)) || i + 1 == words.size()) {
                throw new IllegalArgumentException("Unknown option or missing value: " + words.get(i));
            }
        }
        Site site = new Site(
                address(value(words, "--gateway", "http://127.0.0.1:8080")),
                address(value(words, "--simulator", "http://127.0.0.1:8090")));
        String repository = value(words, "--repository", "");
        return new Options(
                site,
                Duration.ofSeconds(number(words, "--seconds", 10, 1)),
                number(words, "--rounds", 3, 1),
                Duration.ofSeconds(number(words, "--warmup", 90, 1)),
                number(words, "--connections", 32, 1),
                number(words, "--rate", 50, 1),
                number(words, "--streams", 1000, 0),
                repository.isEmpty() ? null : repository);
    }

    private static String value(List<String> words, String name, String fallback) {
        int at = words.lastIndexOf(name);
        return at < 0 ? fallback : words.get(at + 1);
    }

    private static int number(List<String> words, String name, int fallback, int least) {
        String text = value(words, name, String.valueOf(fallback));
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < least) {
            throw new IllegalArgumentException(name + " takes a number from " + least + ", not " + text);
        }
        return Integer.parseInt(text);
    }

    private static InetSocketAddress address(String url) {
        URI uri = URI.create(url);
        if (uri.getHost() == null || uri.getPort() < 0) {
            throw new IllegalArgumentException("An address looks like http://127.0.0.1:8080, not " + url);
        }
        return new InetSocketAddress(uri.getHost(), uri.getPort());
    }
}
