package dev.atelier.chat.conversation;

import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.tokens.TokenCounter;
import dev.atelier.chat.conversation.Conversation.Profile;
import dev.atelier.chat.model.ChatModels;
import dev.atelier.platform.envelope.Page;
import dev.atelier.platform.envelope.PageRequest;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes, lists and changes conversations. */
@Service
class ConversationService {

    private final ConversationRepository repository;
    private final Conversations conversations;
    private final ChatModels models;
    private final TokenCounter counter;
    private final Clock clock;

    ConversationService(
            ConversationRepository repository,
            Conversations conversations,
            ChatModels models,
            TokenCounter counter,
            Clock clock) {
        this.repository = repository;
        this.conversations = conversations;
        this.models = models;
        this.counter = counter;
        this.clock = clock;
    }

    Page<Conversation> list(String userId, ConversationFilter filter, PageRequest page) {
        List<Conversation> rows = filter.matchesNothing() ? List.of() : repository.list(userId, filter, page);
        return Page.of(rows, page, Conversation::id);
    }

    Conversation create(String userId, ConversationRequest request) {
        check(request, request.model());
        Settings settings = Objects.requireNonNullElse(request.settings(), Settings.NONE);
        Profile profile = new Profile(
                request.title(),
                Objects.requireNonNull(request.model()),
                settings,
                systemPromptTokens(settings),
                distinct(request.tags()));
        Instant now = now();
        var conversation = new Conversation(ObjectId.get().toHexString(), userId, profile, 0, now, now);
        repository.insert(conversation);
        return conversation;
    }

    /** Changes what the request names, each member as a whole, in one write. */
    Conversation change(String userId, String id, ConversationRequest request) {
        Conversation conversation = conversations.require(userId, id);
        if (request.model() != null || request.settings() != null) {
            check(request, request.model() == null ? conversation.model() : request.model());
        } else {
            ConversationRules.check(request, null, null);
        }
        Conversation changed = repository.change(conversation.id(), changes(request), now());
        if (changed == null) {
            throw ApiException.of(ErrorCode.NOT_FOUND);
        }
        return changed;
    }

    private void check(ConversationRequest request, @Nullable String modelId) {
        Model model = null;
        ApiException unknown = null;
        try {
            model = models.require(modelId);
        } catch (ApiException e) {
            unknown = e;
        }
        ConversationRules.check(request, model, unknown);
    }

    private Document changes(ConversationRequest request) {
        Profile profile = profileOf(request);
        Document all = ConversationDocuments.toDocument(profile);
        keep(all, request.title(), "title", "searchTokens");
        keep(all, request.model(), "model");
        keep(all, request.settings(), "settings", "systemPromptTokens");
        keep(all, request.tags(), "tags");
        return all;
    }

    private Profile profileOf(ConversationRequest request) {
        Settings settings = Objects.requireNonNullElse(request.settings(), Settings.NONE);
        String model = Objects.requireNonNullElse(request.model(), "");
        return new Profile(request.title(), model, settings, systemPromptTokens(settings), distinct(request.tags()));
    }

    private static void keep(Document all, @Nullable Object requested, String... members) {
        if (requested == null) {
            List.of(members).forEach(all::remove);
        }
    }

    private int systemPromptTokens(Settings settings) {
        String prompt = settings.systemPrompt();
        return prompt == null || prompt.isBlank() ? 0 : counter.countMessage("system", prompt);
    }

    private static List<String> distinct(@Nullable List<@Nullable String> tags) {
        return tags == null
                ? List.of()
                : tags.stream().map(Objects::requireNonNull).distinct().toList();
    }

    /** To the millisecond, which is what the store keeps and the wire shows. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
