package dev.atelier.chat.turn;

import dev.atelier.aiproxy.Spender;
import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.chat.content.Content;
import dev.atelier.chat.conversation.Conversation;
import java.time.Instant;

/**
 * A message that was found good, and everything needed to have it answered.
 *
 * @param spender who said it
 * @param conversation as it was when the message came
 * @param model who answers
 * @param content what was said
 * @param tokens what that takes of the prompt
 * @param askedAt when it came
 */
record Turn(Spender spender, Conversation conversation, Model model, Content content, int tokens, Instant askedAt) {}
