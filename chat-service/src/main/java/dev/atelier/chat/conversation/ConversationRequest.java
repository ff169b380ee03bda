package dev.atelier.chat.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client may decide about a conversation, new or existing. Changing one, what is absent stays as it is. */
record ConversationRequest(
        @Nullable String model,
        @Nullable String title,
        @Nullable Settings settings,
        @Nullable List<@Nullable String> tags) {}
