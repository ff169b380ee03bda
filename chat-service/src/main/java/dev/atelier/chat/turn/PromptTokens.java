package dev.atelier.chat.turn;

import dev.atelier.aiproxy.tokens.TokenCounter;
import dev.atelier.chat.content.Content;
import dev.atelier.chat.content.Part;
import dev.atelier.chat.message.Role;
import org.springframework.stereotype.Component;

/** What a message takes of a prompt. */
@Component
class PromptTokens {

    /** A picture of 1024 × 1024 looked at closely, by OpenAI's tile rule (85 + 4 × 170). Other sizes cost less or more. */
    static final int PICTURE = 765;

    /** A picture looked at from afar, by the same rule. */
    static final int PICTURE_LOW = 85;

    private final TokenCounter counter;

    PromptTokens(TokenCounter counter) {
        this.counter = counter;
    }

    int of(Role role, Content content) {
        int pictures =
                content.images().stream().mapToInt(PromptTokens::ofPicture).sum();
        return counter.countMessage(role.wire(), content.plainText()) + pictures;
    }

    private static int ofPicture(Part.Image image) {
        return "low".equals(image.detail()) ? PICTURE_LOW : PICTURE;
    }
}
