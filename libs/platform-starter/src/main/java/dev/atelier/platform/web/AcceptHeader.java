package dev.atelier.platform.web;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Which of the forms an answer can have a client wants most (RFC 9110, section 12.5.1). */
final class AcceptHeader {

    private AcceptHeader() {}

    /**
     * The form the client prefers, the first one offered if it does not care; {@code null} if it accepts none of them.
     *
     * @param accept the header's value; {@code null} if there is none
     * @param offered what can be made, never empty
     */
    static @Nullable MediaType choose(@Nullable String accept, List<MediaType> offered) {
        if (accept == null || accept.isBlank() || accept.equals(MediaType.ALL_VALUE)) {
            return offered.getFirst();
        }
        List<MediaType> ranges = ranges(accept);
        MediaType best = null;
        Preference wanted = Preference.NONE;
        for (MediaType type : offered) {
            Preference preference = preference(type, ranges);
            if (preference.compareTo(wanted) > 0) {
                best = type;
                wanted = preference;
            }
        }
        return best;
    }

    /** A header that cannot be read accepts nothing. */
    private static List<MediaType> ranges(String accept) {
        try {
            return MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException e) {
            return List.of();
        }
    }

    /** The most specific range that covers the type tells how much it is wanted. */
    private static Preference preference(MediaType type, List<MediaType> ranges) {
        return IntStream.range(0, ranges.size())
                .filter(i -> ranges.get(i).includes(type))
                .mapToObj(i -> Preference.of(ranges.get(i), i))
                .max(Comparator.comparingInt(Preference::precision))
                .filter(preference -> preference.quality() > 0)
                .orElse(Preference.NONE);
    }

    /**
     * How much a form is wanted.
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
