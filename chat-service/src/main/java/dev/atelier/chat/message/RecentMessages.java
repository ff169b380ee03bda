package dev.atelier.chat.message;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest messages of the conversations this instance has just worked on. A message never changes and its place is
 * filled once, so what is remembered stays true whoever writes on; only unbroken runs of places are remembered, because a
 * place that is empty now may be filled later.
 */
final class RecentMessages {

    /** Characters of all remembered messages together, pictures included: some 64 MB at most. */
    private static final long MOST_CHARACTERS = 32_000_000;

    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Cache<String, MessageRun> runs = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String _, MessageRun run) -> run.characters())
            .expireAfterAccess(KEPT)
            .executor(Runnable::run)
            .build();

    /** The messages from {@code from} up to, not including, {@code to}; {@code null} unless all are remembered. */
    @Nullable
    List<LoggedMessage> between(String conversationId, int from, int to) {
        MessageRun run = runs.getIfPresent(conversationId);
        return run == null ? null : run.between(from, to);
    }

    /** Remembers messages that lie in the store, oldest first. */
    void add(String conversationId, List<LoggedMessage> messages) {
        MessageRun run = MessageRun.of(messages);
        if (run != null) {
            runs.asMap().merge(conversationId, run, MessageRun::newest);
        }
    }

    void forget(String conversationId) {
        runs.invalidate(conversationId);
    }
}
