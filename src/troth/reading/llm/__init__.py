"""An optional reader: any OpenAI-compatible language model, under the same rules as the built-in one."""

from troth.reading.llm.config import LlmConfig
from troth.reading.llm.gathering import Reading
from troth.reading.llm.options import reader_from, reader_of_environment
from troth.reading.llm.reader import LlmReader, Text

__all__ = ["LlmConfig", "LlmReader", "Reading", "Text", "reader_from", "reader_of_environment"]
