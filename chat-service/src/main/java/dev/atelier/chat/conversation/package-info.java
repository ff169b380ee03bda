/** Conversations and their settings: made, listed, searched, read, changed, deleted. */
@NullMarked
package dev.atelier.chat.conversation;

import org.jspecify.annotations.NullMarked;
