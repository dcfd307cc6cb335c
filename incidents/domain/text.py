"""Text in the three languages of the record."""

from dataclasses import dataclass

LANGUAGES = ("en", "ar", "ckb")


@dataclass(frozen=True)
class Trilingual:
    """The same text in English, Arabic and Central Kurdish; any of them may be blank."""

    en: str = ""
    ar: str = ""
    ckb: str = ""

    def __bool__(self) -> bool:
        return bool(self.en or self.ar or self.ckb)

    def best(self, lang: str) -> tuple[str, str]:
        """The text to show to a reader of `lang`, and the language it is really in."""
        for code in (lang, *LANGUAGES):
            if code in LANGUAGES and getattr(self, code):
                return getattr(self, code), code
        return "", lang

    def others(self, lang: str) -> tuple[tuple[str, str], ...]:
        """The remaining texts as (text, language)."""
        shown = self.best(lang)[1]
        return tuple((getattr(self, code), code) for code in LANGUAGES if code != shown and getattr(self, code))

    def all(self) -> tuple[str, ...]:
        """Every text there is."""
        return tuple(text for text in (self.en, self.ar, self.ckb) if text)


def is_arabic(text: str) -> bool:
    """True where more letters are of the Arabic script than of any other."""
    letters = [char for char in text if char.isalpha()]
    arabic = sum("\u0600" <= char <= "\u06ff" or "\u0750" <= char <= "\u077f" for char in letters)
    return arabic * 2 > len(letters)
