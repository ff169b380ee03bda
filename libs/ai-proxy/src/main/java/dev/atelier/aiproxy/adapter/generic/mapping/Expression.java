package dev.atelier.aiproxy.adapter.generic.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSONata expression of the settings, compiled. It sees its input and the variables it is given and nothing else: no key, no
 * file, no network. Regular expressions, {@code $eval} and {@code $pad} are refused, for nothing could bound them. From many
 * threads at once. The first time that one fails, the log tells.
 *
 * <p>Source: docs.jsonata.org.
 */
public final class Expression {

    /** {@code $json(text)}: what a JSON text says. Its reverse is JSONata's own {@code $string}. */
    private static final Jsonata.Fn1<String, @Nullable Object> JSON = Expression::json;

    /** Strings, names in backticks and comments, in which a slash begins nothing. */
    private static final Pattern QUOTED =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\"|'(?:\\\\.|[^'\\\\])*+'|`[^`]*+`|/\\*.*?\\*/", Pattern.DOTALL);

    /** A slash that divides nothing. */
    private static final Pattern REGULAR_EXPRESSION = Pattern.compile("(?:^|[(\\[{,:;?=<>!&~])\\s*/");

    private static final System.Logger LOG = System.getLogger(Expression.class.getName());

    private final String name;
    private final Jsonata compiled;
    private final AtomicBoolean told = new AtomicBoolean();

    private Expression(String name, Jsonata compiled) {
        this.name = name;
        this.compiled = compiled;
    }

    /**
     * Compiles.
     *
     * @param name the setting it stands in, for whoever has to mend it
     * @throws IllegalArgumentException if it is none; the message begins with {@code name}
     */
    public static Expression compile(String name, String source) {
        if (REGULAR_EXPRESSION.matcher(QUOTED.matcher(source).replaceAll("x")).find()) {
            throw new IllegalArgumentException(name + ": regular expressions are not taken");
        }
        try {
            Jsonata compiled = Jsonata.jsonata(source + "\n"); // which wants something behind a comment
            compiled.setValidateInput(false);
            compiled.setOutputConvertNulls(false);
            return new Expression(name, compiled);
        } catch (JException e) {
            throw new IllegalArgumentException(name + ": " + e.getDetailedErrorMessage(), e);
        } catch (RuntimeException e) { // of whatever kind the parser stumbled into
            throw new IllegalArgumentException(name + ": is no JSONata expression", e);
        }
    }

    /**
     * Evaluates, within a time and a depth.
     *
     * @param input maps, lists, strings, numbers and booleans; not changed
     * @param variables by name, without {@code $}
     * @return what it yields; missing if that is nothing
     * @throws EvaluationFailed if the input does not fit the expression, or a bound was passed
     */
    public JsonNode evaluate(@Nullable Object input, Map<String, ?> variables) {
        Jsonata.Frame frame = compiled.createFrame();
        variables.forEach(frame::bind);
        frame.bind("json", JSON);
        frame.bind("eval", (Object) "refused");
        frame.bind("pad", (Object) "refused");
        new Bounds().set(frame);
        try {
            return Tree.of(compiled.evaluate(input, frame));
        } catch (JException e) {
            throw failure(e.getError());
        } catch (RuntimeException | StackOverflowError e) { // what Java throws at data the library did not expect
            throw failure(e.getClass().getSimpleName());
        }
    }

    /**
     * {@link #evaluate}, for what has to be an object.
     *
     * @throws EvaluationFailed also if it yields anything else
     */
    public JsonNode evaluateToObject(Object input, Map<String, ?> variables) {
        JsonNode object = evaluate(input, variables);
        if (!object.isObject()) {
            throw failure("no object");
        }
        return object;
    }

    private EvaluationFailed failure(@Nullable String code) {
        var failure = new EvaluationFailed(name, code);
        if (told.compareAndSet(false, true)) {
            LOG.log(Level.ERROR, "A call found that {0}; further ones are not told", failure.getMessage());
        }
        return failure;
    }

    private static @Nullable Object json(@Nullable String text) {
        try {
            return text == null ? null : JsonMapper.shared().readValue(text, Object.class);
        } catch (JacksonException e) {
            // The parser's message holds pieces of the text.
            throw new JException("no JSON");
        }
    }
}
