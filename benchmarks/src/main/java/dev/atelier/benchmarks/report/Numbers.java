package dev.atelier.benchmarks.report;

import java.util.Locale;

/** Numbers as people read them; a dash for what was not measured. */
final class Numbers {

    private Numbers() {}

    static String whole(double number) {
        return text("%,.0f", number);
    }

    /** For values of some tenths: two digits behind the point. */
    static String fine(double number) {
        return text("%.2f", number);
    }

    /** For values of some hundredths: three digits behind the point. */
    static String finest(double number) {
        return text("%.3f", number);
    }

    private static String text(String format, double number) {
        return Double.isNaN(number) ? "–" : String.format(Locale.ROOT, format, number);
    }
}
