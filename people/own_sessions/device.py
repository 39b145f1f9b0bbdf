"""Device: what a browser says about itself, in words that its owner knows."""

# The first that is named wins: Edge also calls itself Chrome, and Chrome Safari.
BROWSERS = {"Edg": "Edge", "Firefox": "Firefox", "FxiOS": "Firefox", "SamsungBrowser": "Samsung"}
BROWSERS |= {"CriOS": "Chrome", "Chrome": "Chrome", "Safari": "Safari"}
SYSTEMS = {"iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows"}
SYSTEMS |= {"Mac OS": "Mac", "CrOS": "Chromebook", "Linux": "Linux"}


def device_words(user_agent: str) -> str:
    """Safari on iPhone; A browser on Windows; A browser, where it says nothing that we know."""
    browser = next((BROWSERS[mark] for mark in BROWSERS if mark in user_agent), "A browser")
    system = next((SYSTEMS[mark] for mark in SYSTEMS if mark in user_agent), "")
    return f"{browser} on {system}" if system else browser
