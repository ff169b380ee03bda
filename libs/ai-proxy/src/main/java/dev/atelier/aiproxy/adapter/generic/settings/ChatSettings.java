package dev.atelier.aiproxy.adapter.generic.settings;

import dev.atelier.aiproxy.adapter.generic.mapping.Expression;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the provider chats.
 *
 * @param target where requests go; <code>{model}</code> in its {@code url} is the provider's name of the model
 * @param capabilities those of {@code tools}, {@code vision}, {@code json} that {@code request} translates; who wants another
 *     is told so before anybody is asked
 * @param unsupported from the canonical request to what of it the provider does not have, in words; nothing: it has all
 * @param request from the canonical request to the provider's, with {@code $limit} (tokens the answer may have) and
 *     {@code $stream}
 * @param answer from the provider's answer to {@code message}, {@code finish_reason} and {@code usage}, and if it has them
 *     {@code id}, {@code model} and {@code created}; {@code error: true} if the answer is an error
 * @param stream how it streams; {@code null} if it does not
 */
public record ChatSettings(
        Target target,
        Set<String> capabilities,
        @Nullable Expression unsupported,
        Expression request,
        Expression answer,
        @Nullable Stream stream) {

    private static final Set<String> CAPABILITIES = Set.of("tools", "vision", "json");
    private static final Set<String> NAMES = Set.of("model");

    static ChatSettings of(Settings settings) {
        Set<String> capabilities = settings.words("capabilities");
        if (!CAPABILITIES.containsAll(capabilities)) {
            throw settings.wrong("capabilities", "may be some of " + CAPABILITIES);
        }
        Target target = Target.of(settings, "POST", NAMES);
        Settings stream = settings.below("stream");
        return new ChatSettings(
                target,
                capabilities,
                settings.optionalExpression("unsupported"),
                settings.expression("request"),
                settings.expression("answer"),
                stream == null ? null : Stream.of(stream, target));
    }

    /**
     * How the provider streams: server-sent events, each with JSON.
     *
     * @param target where requests for a stream go; the same as others unless {@code url} says otherwise
     * @param chunk from one event, whose name is {@code $event}, to {@code delta}, {@code finish_reason} and {@code usage}, or
     *     {@code error: true}; nothing: the event tells nothing
     * @param end the data that ends a stream, such as {@code [DONE]}; {@code null} if it just ends
     */
    public record Stream(Target target, Expression chunk, byte @Nullable [] end) {

        static Stream of(Settings settings, Target usual) {
            UrlTemplate url = settings.optional("url") == null ? usual.url() : Target.url(settings, NAMES);
            String end = settings.optional("end");
            return new Stream(
                    new Target(usual.method(), url),
                    settings.expression("chunk"),
                    end == null ? null : end.getBytes(StandardCharsets.UTF_8));
        }
    }
}
