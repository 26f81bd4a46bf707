import type { LanguageWords } from '../language-words.ts';

/** Words of Turkish. */
export const turkish: LanguageWords = {
  language: 'tr',
  functionWords:
    've, veya, ile, bir, bu, şu, o, için, de, da, ki, mi, mı, mu, mü, biz, bizim, sen, senin, siz, sizin, ben, benim, onlar, ne, kim, nasıl, nerede, daha, tüm, bütün, her, çok, en, gibi, kadar, var, yok, değil, ama, ya, olan, olarak, sonra, önce, göre, hakkında, üzerinde, altında, ise, hem',
  letters: 'ğışçüö',
  commonWords:
    'bugün, yarın, dün, hafta, ay, yıl, gün, fiyat, ücretsiz, yeni, gelenler, satanlar, indirim, kargo, ödeme, ödemeye, sipariş, siparişler, yorumlar, hoş, geldiniz, bakiye, işlemler, para, yolcular, nereden, nereye, gidiş, dönüş, raporlar, çalışır, unuttum, hatırla, beni, toplam, çerezler, kullanım, beden, renk, sayfa, sonuç, sonuçlar, teşekkürler, merhaba, şimdi, hemen',
  actions:
    'satın al, hemen al, al, ekle, sepete ekle, sipariş ver, gönder, onayla, iptal, iptal et, vazgeç, kapat, devam, devam et, ileri, sonraki, önceki, geri, ara, bul, kayıt ol, kaydol, üye ol, giriş, giriş yap, çıkış, çıkış yap, oluştur, hesap oluştur, kaydet, sil, kaldır, düzenle, değiştir, indir, yükle, paylaş, takip et, rezervasyon yap, randevu al, öde, ödeme yap, gör, görüntüle, göster, tümünü gör, daha fazla, daha fazla göster, devamını oku, daha fazla bilgi, keşfet, başla, hemen başla, dene, ücretsiz dene, abone ol, iletişime geç, bize ulaşın, hemen ara, talep et, başvur, katıl, kabul et, reddet, seç, yazdır, kopyala, sıfırla, atla, bitir, tamam, aç, yayınla, yanıtla, bağış yap, incele, uygula, tamamla, siparişi tamamla, karşılaştır, yönet, doldur, hesapla, iste, git, sepete git, güncelle, temizle, yenile, kirala, teklif al, bilgi al, oturum aç, oturumu kapat, gönderin, arayın, inceleyin, keşfedin, başlayın, okuyun, yap, tıkla',
  actionPosition: 'end',
  dismissals: 'İptal, İptal et, Vazgeç, Kapat, Şimdi değil, Hayır teşekkürler, Daha sonra',
  navigation:
    'ana sayfa, anasayfa, hakkımızda, hakkında, iletişim, ürünler, hizmetler, fiyatlar, fiyatlandırma, blog, haberler, yardım, destek, giriş, giriş yap, kayıt ol, üye ol, hesap, hesabım, sepet, sepetim, profil, ayarlar, panel, ekip, ekibimiz, kariyer, galeri, etkinlikler, gizlilik, koşullar, mağaza, kategoriler, ara, basın, özellikler, sıkça sorulan sorular, sss, menü, referanslar',
  fields: {
    email:
      'e posta, eposta, e posta adresi, e mail, email, e postanız, e postanızı, e postası, e posta adresiniz, e posta adresinizi, eposta adresi',
    newPassword:
      'yeni şifre, şifre tekrar, şifreyi onayla, şifre tekrarı, yeni parola, şifrenizi tekrar girin, şifreyi tekrar girin, yeni şifreniz, şifre oluştur, parola tekrar, yeni şifre tekrar',
    password: 'şifre, parola, şifreniz, şifrenizi, parolanız, parolanızı',
    phone:
      'telefon, telefon numarası, cep telefonu, gsm, tel, telefonunuz, telefonunuzu, telefon numaranız, telefon numaranızı, cep telefonunuz',
    code: 'doğrulama kodu, onay kodu, tek kullanımlık şifre',
    username: 'kullanıcı adı, kullanıcı adınız, kullanıcı adınızı',
    givenName: 'ad, adınız, isim, adınızı',
    familyName: 'soyad, soyadı, soyadınız, soyisim, soyadınızı',
    organization: 'şirket, firma, şirket adı, kurum',
    cardNumber: 'kart numarası, kredi kartı',
    cardName: 'kart sahibi, kart üzerindeki isim, kart üzerindeki ad, kart sahibinin adı',
    cardCode: 'güvenlik kodu, cvc, cvv',
    cardExpiry: 'son kullanma tarihi',
    postalCode: 'posta kodu',
    birthday: 'doğum tarihi',
    date: 'tarih, giriş tarihi, çıkış tarihi, gg aa yyyy',
    time: 'saat',
    city: 'şehir, il, ilçe',
    country: 'ülke',
    street: 'sokak, cadde, adres, adresiniz, sokak ve bina no, adresinizi',
    addressLine2: 'daire no, daire, apartman, kat',
    region: 'bölge, eyalet',
    jobTitle: 'unvan, ünvan, meslek, pozisyon',
    url: 'web sitesi, internet sitesi, site adresi',
    search: 'ara, arama, aramıştınız, arıyorsunuz',
    quantity: 'adet, miktar, tutar, kaç, yaş, yaşınız, sayısı, miktarı',
    message: 'mesaj, mesajınız, yorum, not, notlar, açıklama, soru, sorunuz',
    subject: 'konu',
    name: 'ad soyad, adınız soyadınız, tam ad, ad ve soyad, adınız nedir, isim soyisim, ad soyadı, adınız ve soyadınız',
  },
  prompts: 'girin, giriniz, yazın, yazınız, örn, örneğin, seçin, seçiniz',
  months:
    'ocak, şubat, mart, nisan, mayıs, haziran, temmuz, ağustos, eylül, ekim, kasım, aralık, oca, şub, mar, nis, may, haz, tem, ağu, eyl, eki, kas, ara',
  states: {
    hover: 'hover, üzerine gelme',
    focus: 'odak, odaklanmış',
    pressed: 'basılı',
    disabled: 'devre dışı, pasif',
    selected: 'seçili, seçilmiş, işaretli',
    open: 'açık, genişletilmiş',
  },
  layers:
    'çerçeve, frame, grup, dikdörtgen, elips, çizgi, ok, vektör, çokgen, yıldız, birleşim, birleştir, çıkar, kesişim, hariç tut, metin, görsel, resim, görüntü, bileşen, örnek, bölüm, maske, maske grubu, katman, varyant, şekil',
  labels: {
    increase: 'Artır',
    decrease: 'Azalt',
    more: 'Daha fazla',
    dialog: 'İletişim kutusu',
    button: 'Düğme',
    close: 'Kapat',
    menu: 'Menü',
    search: 'Ara',
    previous: 'Önceki',
    next: 'Sonraki',
    pages: 'Sayfalar',
    navigation: 'Ana gezinme',
    breadcrumb: 'İçerik haritası',
    settings: 'Ayarlar',
    notifications: 'Bildirimler',
    cart: 'Sepet',
    yes: 'Evet',
    no: 'Hayır',
    selectAll: 'Tümünü seç',
    account: 'Hesap',
    remove: 'Kaldır',
  },
};
