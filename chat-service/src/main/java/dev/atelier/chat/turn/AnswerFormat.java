package dev.atelier.chat.turn;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The two forms an answer comes in, chosen by the {@code Accept} header (RFC 9110, section 12.5.1). */
enum AnswerFormat {
    /** In one piece, in the envelope. */
    JSON(MediaType.APPLICATION_JSON),
    /** As server-sent events. */
    EVENTS(MediaType.TEXT_EVENT_STREAM);

    private final MediaType type;

    AnswerFormat(MediaType type) {
        this.type = type;
    }

    /**
     * The format the client prefers; JSON if it does not care.
     *
     * @throws ApiException 406 if it accepts neither
     */
    static AnswerFormat of(@Nullable String accept) {
        if (accept == null || accept.isBlank() || accept.equals("*/*") || accept.equals("application/json")) {
            return JSON;
        }
        List<MediaType> ranges = parse(accept);
        Preference json = JSON.preference(ranges);
        Preference events = EVENTS.preference(ranges);
        if (json.quality() <= 0 && events.quality() <= 0) {
            throw ApiException.of(ErrorCode.NOT_ACCEPTABLE);
        }
        return events.compareTo(json) > 0 ? EVENTS : JSON;
    }

    private static List<MediaType> parse(String accept) {
        try {
            return MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException e) {
            throw ApiException.of(ErrorCode.NOT_ACCEPTABLE);
        }
    }

    /** The most specific range that covers the format tells how much it is wanted. */
    private Preference preference(List<MediaType> ranges) {
        return IntStream.range(0, ranges.size())
                .filter(i -> ranges.get(i).includes(type))
                .mapToObj(i -> Preference.of(ranges.get(i), i))
                .max(Comparator.comparingInt(Preference::precision))
                .orElse(Preference.NONE);
    }

    /**
     * How much a format is wanted.
     *
     * @param quality 0 to 1
     * @param precision 2 if it was named, 1 for {@code text/*}, 0 for anything
     * @param place negative of its place in the header
     */
    private record Preference(double quality, int precision, int place) implements Comparable<Preference> {

        private static final Preference NONE = new Preference(0, -1, Integer.MIN_VALUE);
        private static final Comparator<Preference> ORDER = Comparator.comparingDouble(Preference::quality)
                .thenComparingInt(Preference::precision)
                .thenComparingInt(Preference::place);

        static Preference of(MediaType range, int index) {
            int precision = range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
            return new Preference(range.getQualityValue(), precision, -index);
        }

        @Override
        public int compareTo(Preference other) {
            return ORDER.compare(this, other);
        }
    }
}
