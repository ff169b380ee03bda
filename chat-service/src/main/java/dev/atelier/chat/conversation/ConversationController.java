package dev.atelier.chat.conversation;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.envelope.Page;
import dev.atelier.platform.envelope.PageRequest;
import dev.atelier.platform.openapi.Operation;
import dev.atelier.platform.security.Caller;
import dev.atelier.platform.security.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A user's conversations. */
@RestController
@Access(value = Who.STUDIO, scope = Scope.CHAT)
@RequestMapping("/api/conversations")
class ConversationController {

    private final ConversationService service;
    private final Conversations conversations;
    private final ReadMessages messages;
    private final DeleteConversation deletion;

    ConversationController(
            ConversationService service,
            Conversations conversations,
            ReadMessages messages,
            DeleteConversation deletion) {
        this.service = service;
        this.conversations = conversations;
        this.messages = messages;
        this.deletion = deletion;
    }

    @Operation("Lists conversations without their messages.")
    @GetMapping
    Envelope<Page<ConversationView>> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String q,
            PageRequest page) {
        var filter = new ConversationFilter(tag, model, q);
        return Envelope.of(service.list(caller.userId(), filter, page).map(ConversationView::of));
    }

    @Operation("Opens a conversation with a model.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Envelope<ConversationView> create(
            @AuthenticationPrincipal Caller caller, @RequestBody ConversationRequest request) {
        return Envelope.of(ConversationView.of(service.create(caller.userId(), request)));
    }

    @Operation("Shows a conversation with its newest messages, oldest first.")
    @GetMapping("/{id}")
    Envelope<ConversationView> read(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestParam(name = "messages", defaultValue = "50") int count,
            @RequestParam(required = false) @Nullable String before) {
        Conversation conversation = conversations.require(caller.userId(), id);
        return Envelope.of(ConversationView.of(conversation, messages.newest(conversation, count, before)));
    }

    @Operation("Changes what a conversation is called, who answers in it and how.")
    @PutMapping("/{id}")
    Envelope<ConversationView> change(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @RequestBody ConversationRequest request) {
        return Envelope.of(ConversationView.of(service.change(caller.userId(), id, request)));
    }

    @Operation("Deletes a conversation and its messages.")
    @DeleteMapping("/{id}")
    Envelope<Void> delete(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        deletion.of(conversations.require(caller.userId(), id));
        return Envelope.empty();
    }
}
