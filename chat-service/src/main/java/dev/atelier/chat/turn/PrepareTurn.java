package dev.atelier.chat.turn;

import dev.atelier.aiproxy.Spender;
import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.chat.content.Content;
import dev.atelier.chat.content.ContentReader;
import dev.atelier.chat.conversation.Conversation;
import dev.atelier.chat.conversation.Conversations;
import dev.atelier.chat.message.Role;
import dev.atelier.chat.model.ChatModels;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Finds a message good, or says what is wrong with it. One read of the store, nobody else asked. */
@Component
class PrepareTurn {

    private final Conversations conversations;
    private final ChatModels models;
    private final PromptTokens tokens;
    private final ContentReader contents;
    private final Clock clock;

    PrepareTurn(
            Conversations conversations, ChatModels models, PromptTokens tokens, ContentReader contents, Clock clock) {
        this.conversations = conversations;
        this.contents = contents;
        this.models = models;
        this.tokens = tokens;
        this.clock = clock;
    }

    Turn prepare(Spender spender, String conversationId, MessageRequest request) {
        Conversation conversation = conversations.require(spender.userId(), conversationId);
        Content content = contents.read(request.content());
        Model model = models.require(request.model() == null ? conversation.model() : request.model());
        if (!content.images().isEmpty() && !model.can("vision")) {
            throw ApiException.of(ErrorCode.UNSUPPORTED_BY_MODEL)
                    .withMessage("chat.model.noVision")
                    .withField("content");
        }
        return new Turn(
                spender,
                conversation,
                model,
                content,
                tokens.of(Role.USER, content),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
