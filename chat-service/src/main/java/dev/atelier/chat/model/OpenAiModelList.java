package dev.atelier.chat.model;

import java.util.List;

/**
 * The models as OpenAI's API lists them.
 *
 * @param object always {@code list}
 */
record OpenAiModelList(String object, List<OpenAiModel> data) {}
