package dev.atelier.chat.completion;

/**
 * What OpenAI's Chat Completions look like, as far as the platform itself looks at them: all else is the provider's and is
 * passed on both ways.
 *
 * <p>Source: platform.openai.com/docs/api-reference/chat.
 */
final class CompletionForms {

    static final String REQUEST = """
            {
              type: 'object',
              required: ['model', 'messages'],
              properties: {
                model: {type: 'string'},
                messages: {
                  type: 'array',
                  minItems: 1,
                  items: {
                    type: 'object',
                    required: ['role'],
                    properties: {
                      role: {type: 'string', enum: ['developer', 'system', 'user', 'assistant', 'tool', 'function']},
                      content: {type: ['string', 'array', 'null']}
                    }
                  }
                },
                stream: {type: ['boolean', 'null']},
                stream_options: {type: ['object', 'null'], properties: {include_usage: {type: ['boolean', 'null']}}}
              }
            }""";

    static final String ANSWER = """
            {
              type: 'object',
              required: ['choices', 'usage'],
              properties: {
                id: {type: 'string'},
                object: {type: 'string'},
                created: {type: 'integer', format: 'int64'},
                model: {type: 'string'},
                choices: {type: 'array', items: {type: 'object'}},
                usage: {
                  type: 'object',
                  required: ['prompt_tokens', 'completion_tokens', 'total_tokens'],
                  properties: {
                    prompt_tokens: {type: 'integer', format: 'int64'},
                    completion_tokens: {type: 'integer', format: 'int64'},
                    total_tokens: {type: 'integer', format: 'int64'}
                  }
                }
              }
            }""";

    static final String STREAM = """
            {
              type: 'string',
              description: 'With `stream: true`: server-sent events, `data: {…}` for each chunk and `data: [DONE]` at the end.'
            }""";

    private CompletionForms() {}
}
