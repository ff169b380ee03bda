package dev.atelier.aiproxy.adapter.generic.settings;

import dev.atelier.aiproxy.adapter.generic.mapping.Expression;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the provider makes videos: ordered, then asked about. Every {@code answer} below leads to {@code id}, {@code state}
 * ({@code queued}, {@code processing}, {@code completed}, {@code failed}, {@code cancelled}; anything else counts as
 * {@code processing}), {@code progress} (0 to 100), {@code files} (each with a {@code url} or with {@code base64} and
 * {@code type}), {@code length} and {@code poll_after} (seconds), as far as the provider tells; {@code error: true} if the
 * answer is an error. Why a job failed, {@link ErrorSettings} say of the same answer.
 *
 * @param submit orders one
 * @param poll asks about one; <code>{id}</code> in its {@code url} is the provider's id of it
 * @param cancel stops one; {@code null} if the provider stops nothing
 * @param find looks for an order by <code>{call}</code>, the call id; its {@code answer} leads to {@code taken: false} if the
 *     provider knows nothing of it, and nothing if nobody can tell; {@code null} if the provider cannot look
 * @param every how long to wait between two polls when the provider does not say
 */
public record VideoSettings(
        Submit submit,
        Ask poll,
        @Nullable Target cancel,
        @Nullable Ask find,
        Duration every) {

    private static final Duration USUAL_WAIT = Duration.ofSeconds(10);
    private static final Set<String> JOB = Set.of("id");

    static VideoSettings of(Settings settings) {
        Settings cancel = settings.below("cancel");
        Settings find = settings.below("find");
        return new VideoSettings(
                Submit.of(settings.within("submit")),
                Ask.of(settings.within("poll"), JOB),
                cancel == null ? null : Target.of(cancel, "DELETE", JOB),
                find == null ? null : Ask.of(find, Set.of("call")),
                settings.duration("every", USUAL_WAIT));
    }

    /**
     * How a video is ordered.
     *
     * @param target where orders go; <code>{model}</code> in its {@code url} is the provider's name of the model
     * @param unsupported from the canonical request to what of it the provider does not have, in words; nothing: it has all
     * @param request from the canonical request to the provider's, with the call id as {@code $call}
     * @param answer see {@link VideoSettings}
     */
    public record Submit(Target target, @Nullable Expression unsupported, Expression request, Expression answer) {

        static Submit of(Settings settings) {
            return new Submit(
                    Target.of(settings, "POST", Set.of("model")),
                    settings.optionalExpression("unsupported"),
                    settings.expression("request"),
                    settings.expression("answer"));
        }
    }

    /**
     * A question.
     *
     * @param target where it goes
     * @param answer see {@link VideoSettings}
     */
    public record Ask(Target target, Expression answer) {

        static Ask of(Settings settings, Set<String> names) {
            return new Ask(Target.of(settings, "GET", names), settings.expression("answer"));
        }
    }
}
