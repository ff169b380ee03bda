package dev.atelier.aiproxy.spi;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes text that came from a provider safe to show and to log. */
public final class ProviderText {

    private static final int LONGEST = 300;
    private static final Pattern SECRET = Pattern.compile(
            "(?i)\\b(g?sk|pk|rk|xai|hf|key|atl|bearer|eyJ)[-_ ][^\\s\"',;]+|eyJ[\\w-]+\\.[\\w.-]+|([?&](api[-_]?)?key=)[^\\s&\"']+|AIza[\\w-]+");
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private ProviderText() {}

    /**
     * Shortens the text to one line of at most 300 characters and hides keys, tokens and addresses.
     *
     * @param text what the provider said; {@code null} counts as empty
     */
    public static String safe(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String bounded = text.length() > 4 * LONGEST ? text.substring(0, 4 * LONGEST) : text;
        String line = CONTROL.matcher(bounded).replaceAll(" ");
        String masked = SECRET.matcher(ADDRESS.matcher(line).replaceAll("***")).replaceAll("***");
        return masked.length() > LONGEST ? masked.substring(0, LONGEST) + "…" : masked;
    }
}
